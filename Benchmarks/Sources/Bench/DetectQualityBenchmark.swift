import Radio
import TestSupport

/// Recall and precision of the detector on constructed scenes.
struct DetectQualityBenchmark: Benchmark {
  /// The seeds of scenes that were never used to choose a parameter of the detector.
  private static let seeds: ClosedRange<UInt64> = 4001...4040
  private static let goal = 0.95

  var name: String { "detect.quality" }
  var summary: String {
    "recall and precision on \(Self.seeds.count) constructed scenes, at an overlap of 0.5"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    var score = DetectionScore()
    for seed in Self.seeds {
      let scene = ConstructedScene(seed: seed)
      let rate = ConstructedScene.sampleRate
      let found =
        try SignalDetector.detect(
          in: MemoryIQSource(interleaved: scene.samples),
          of: CaptureFrame(sampleRate: rate, centerFrequency: 0),
          samples: 0..<scene.samples.count / 2) ?? []
      score.add(
        truth: scene.signals.map(\.box),
        found: found.map { SceneBox(samples: $0.box.samples, band: $0.box.frequencies) })
    }
    return Figure(
      name: name, value: score.recall, unit: .share, floor: Self.goal, floorIs: "the goal",
      ratio: score.recall / Self.goal, runs: Self.seeds.count, peakMemory: nil,
      details: [
        Figure.Detail(
          name: "precision", value: score.precision, unit: .share, bytes: nil,
          ratio: score.precision / Self.goal)
      ])
  }
}
