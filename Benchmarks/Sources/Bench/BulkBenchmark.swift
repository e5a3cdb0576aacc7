import Foundation

/// Saving the training samples of many captures into a new dataset.
struct BulkBenchmark: Benchmark {
  private static let runs = 9

  var name: String { "bulk" }
  var summary: String {
    "training samples per second, of 40 captures with 200 boxes, on all processors"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let captures = try BulkCaptures(in: workplace)
    PeakMemory.reset()
    let first = try captures.save()
    let peakMemory = try PeakMemory.bytes()

    let (reader, window) = try captures.firstWindow()
    let floor = try SaveFloor(
      of: window, source: reader, windows: first.progress.windowCount, syncs: first.syncs.calls,
      folder: workplace.folder)
    let hash = BareHash(
      bytes: first.progress.windowCount * window.samples.count * Workplace.bytesPerSample)
    let medians = try Rounds.medians(
      Self.runs,
      of: [{ try captures.save().seconds }] + floor.runs
        + [{ Stopwatch.seconds { _ = hash.hexadecimal() } }])

    let processors = Double(ProcessInfo.processInfo.activeProcessorCount)
    let withoutHash = (medians[1] + medians[2]) / processors + medians[3]
    let floorSeconds = withoutHash + medians[4] / processors
    let samples = first.progress.samples
    let names =
      ["all \(samples) training samples"] + floor.names
      + ["SHA-256 of \(hash.bytes / 1_000_000) MB, one thread"]
    let details = zip(names, medians).map { Figure.Detail($0, seconds: $1) }
    return Figure(
      name: name, value: Double(samples) / medians[0], unit: .samplesPerSecond,
      floor: Double(samples) / floorSeconds,
      floorIs: "transforms, deflate and hash spread evenly over all processors, then the fsyncs",
      ratio: medians[0] / floorSeconds, runs: Self.runs, peakMemory: peakMemory,
      details: details + [
        Figure.Detail(
          "the floor without the hash, and the ratio to it", seconds: withoutHash,
          ratio: medians[0] / withoutHash)
      ])
  }
}
