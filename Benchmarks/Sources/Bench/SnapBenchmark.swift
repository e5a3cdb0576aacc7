import Labels
import Radio
import TestSupport

/// How well sloppy boxes are tightened, on constructed scenes: each edge is off by up to 30 %.
struct SnapBenchmark: Benchmark {
  /// The seeds of scenes that were never used to choose a parameter.
  private static let seeds: ClosedRange<UInt64> = 5001...5030
  private static let goal = 0.9
  private static let slack = -0.3...0.3

  var name: String { "snap" }
  var summary: String {
    "median overlap of tightened boxes with the truth on \(Self.seeds.count) constructed scenes"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    var overlaps: [Double] = []
    var seconds: [Double] = []
    for seed in Self.seeds {
      let scene = ConstructedScene(seed: seed)
      let source = MemoryIQSource(interleaved: scene.samples)
      var random = SeededGenerator(seed: seed)
      for signal in scene.signals {
        let box = Self.sloppy(signal, sampleCount: source.sampleCount, using: &random)
        var tight: Box?
        seconds.append(
          try Stopwatch.seconds {
            tight = try SignalSnapper.snap(
              box, in: source,
              of: CaptureFrame(sampleRate: ConstructedScene.sampleRate, centerFrequency: 0))
          })
        let found = tight ?? box
        overlaps.append(
          SceneBox(samples: found.samples, band: found.frequencies).overlap(with: signal.box))
      }
    }
    overlaps.sort()
    seconds.sort()
    let median = overlaps[overlaps.count / 2]
    return Figure(
      name: name, value: median, unit: .share, floor: Self.goal, floorIs: "the goal",
      ratio: median / Self.goal, runs: overlaps.count, peakMemory: nil,
      details: [
        Figure.Detail(
          name: "lower decile", value: overlaps[overlaps.count / 10], unit: .share, bytes: nil,
          ratio: nil),
        Figure.Detail(
          name: "slowest box", value: seconds[seconds.count - 1], unit: .seconds, bytes: nil,
          ratio: nil),
      ])
  }

  private static func sloppy(
    _ signal: SceneSignal, sampleCount: Int, using random: inout SeededGenerator
  ) -> Box {
    func edge(_ size: Double) -> Double { Double.random(in: slack, using: &random) * size }
    let (time, width) = (Double(signal.samples.count), signal.bandwidth)
    let half = ConstructedScene.sampleRate / 2
    let first = max(0, signal.samples.lowerBound + Int(edge(time)))
    let last = min(sampleCount, signal.samples.upperBound + Int(edge(time)))
    let lower = max(-half, signal.band.lowerBound + edge(width))
    let upper = min(half, signal.band.upperBound + edge(width))
    return Box(samples: first..<max(first + 1, last), frequencies: lower...max(lower, upper))
  }
}
