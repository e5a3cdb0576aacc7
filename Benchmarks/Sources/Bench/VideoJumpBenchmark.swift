import Imaging

/// A jump to a random frame of a video of 60 s.
struct VideoJumpBenchmark: Benchmark {
  private static let runs = 60

  var name: String { "video.jump" }
  var summary: String {
    "a random frame of a video of 60 s (1280 x 720, H.264, 250 frames between key frames) as a picture"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let video = try MadeVideo(.h264, seconds: 60)
    PeakMemory.reset()
    var source: VideoSource?
    let opening = try Stopwatch.seconds { source = try video.open() }
    guard let source else { throw BenchError.noPeakMemory }
    let frames = VideoFrames(source)
    for number in Self.numbers(of: source).prefix(10) { _ = try frames.load(number) }
    let decoder = try source.processIdentifier.map(PeakMemory.bytes(of:)) ?? 0
    let memory = try PeakMemory.bytes() + decoder
    let bare = try BareVideo(video.url)
    var (jumps, floors): ([Double], [Double]) = ([], [])
    for number in Self.numbers(of: source) {
      jumps.append(try Stopwatch.seconds { _ = try frames.load(number) })
      frames.finishReadingAhead()
      floors.append(try bare.seconds(number))
    }
    frames.close()
    return Figure(
      name, seconds: Rounds.median(jumps), floor: Rounds.median(floors),
      floorIs: "libavcodec and libswscale called directly", runs: Self.runs,
      peakMemory: memory,
      details: [
        Figure.Detail("limit", seconds: 0.2),
        Figure.Detail("99th percentile", seconds: Rounds.percentile(99, of: jumps)),
        Figure.Detail("99th percentile of the floor", seconds: Rounds.percentile(99, of: floors)),
        Figure.Detail("opening", seconds: opening),
        Figure.Detail("memory of the process that decodes", bytes: decoder),
      ])
  }

  /// Random frames, the same in every run.
  private static func numbers(of source: VideoSource) -> [Int] {
    var state: UInt64 = 7
    return (0..<runs).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % source.facts.frameCount
    }
  }
}
