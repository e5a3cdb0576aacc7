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
    let hash = { try Stopwatch.seconds { try captures.hashAll() } }
    let medians = try Rounds.medians(
      Self.runs, of: [{ try captures.save().seconds }] + floor.runs + [hash])

    let processors = Double(ProcessInfo.processInfo.activeProcessorCount)
    let floorSeconds = (medians[1] + medians[2]) / processors + medians[3]
    let samples = first.progress.samples
    let names =
      ["all \(samples) training samples"] + floor.names
      + ["SHA-256 of all IQ samples, one thread (not in the floor)"]
    return Figure(
      name: name, value: Double(samples) / medians[0], unit: .samplesPerSecond,
      floor: Double(samples) / floorSeconds,
      floorIs: "transforms and deflate spread evenly over all processors, then the fsyncs",
      ratio: medians[0] / floorSeconds, runs: Self.runs, peakMemory: peakMemory,
      details: zip(names, medians).map { Figure.Detail($0, seconds: $1) })
  }
}
