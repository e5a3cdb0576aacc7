import Radio

/// The signals in 2 s at 20 MS/s, from a file in the page cache.
struct DetectBenchmark: Benchmark {
  private static let runs = 7
  private static let seconds = 2.0

  var name: String { "detect" }
  var summary: String {
    "the signals in 40,000,000 samples, read from a file, on one thread"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let reader = try workplace.capture(seconds: Self.seconds)
    PeakMemory.reset()
    try detect(in: reader, threads: 1)
    let peakMemory = try PeakMemory.bytes()
    let bare = BareTransforms(
      sampleCount: reader.sampleCount, sampleRate: reader.capture.sampleRate)
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try Stopwatch.seconds { try detect(in: reader, threads: 1) } },
        { Stopwatch.seconds { bare.run() } },
        { try Stopwatch.seconds { try detect(in: reader, threads: 2) } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1],
      floorIs: "a bare transform for each of \(bare.count) frames, one thread", runs: Self.runs,
      peakMemory: peakMemory,
      details: [Figure.Detail("on two threads", seconds: medians[2], floor: medians[1])])
  }

  private func detect(in reader: CaptureReader, threads: Int) throws {
    _ = try SignalDetector.detect(
      in: reader, of: CaptureFrame(reader.capture), samples: 0..<reader.sampleCount,
      threads: threads)
  }
}
