import Radio

/// The overview of all samples of a capture, from a file in the page cache.
struct OverviewBenchmark: Benchmark {
  private static let runs = 11
  private static let seconds = 2.0

  var name: String { "display.overview" }
  var summary: String {
    "the overview of 40,000,000 samples, read from a file, "
      + "on one thread"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let reader = try workplace.capture(seconds: Self.seconds)
    PeakMemory.reset()
    try fill(from: reader, threads: 1)
    let peakMemory = try PeakMemory.bytes()
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try Stopwatch.seconds { try fill(from: reader, threads: 1) } },
        { Stopwatch.seconds { OverviewBuilder.transform(sampleCount: reader.sampleCount) } },
        { try Stopwatch.seconds { try fill(from: reader, threads: 2) } },
      ])
    return Figure(
      name, seconds: medians[0], floor: medians[1],
      floorIs: "as many bare transforms of 512 points, one thread", runs: Self.runs,
      peakMemory: peakMemory,
      details: [Figure.Detail("on two threads", seconds: medians[2], floor: medians[1])])
  }

  private func fill(from reader: CaptureReader, threads: Int) throws {
    let overview = Overview(scale: OverviewScale(sampleCount: reader.sampleCount))
    _ = try OverviewBuilder.fill(overview, from: reader, threads: threads)
  }
}
