import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("The detector of signals")
struct SignalDetectorTests {
  private static let rate = ConstructedScene.sampleRate
  private static let frame = CaptureFrame(sampleRate: rate, centerFrequency: 0)

  private func detect(
    _ samples: [Float], parameters: DetectorParameters = DetectorParameters(), threads: Int = 1
  ) throws -> [DetectedSignal] {
    try #require(
      try SignalDetector.detect(
        in: MemoryIQSource(interleaved: samples), of: Self.frame, samples: 0..<samples.count / 2,
        parameters: parameters, threads: threads))
  }

  private func boxes(_ signals: [DetectedSignal]) -> [SceneBox] {
    signals.map { SceneBox(samples: $0.box.samples, band: $0.box.frequencies) }
  }

  private func scene(_ signals: [SceneSignal]) -> ConstructedScene {
    var random = SeededGenerator(seed: 7)
    return ConstructedScene(
      signals: signals, receiver: SceneReceiver(noisePower: 1e-5), sampleCount: 1 << 17,
      random: &random)
  }

  @Test("finds bursts, a chirp and keying, each as one box")
  func kinds() throws {
    let scene = scene([
      SceneSignal(kind: .psk, samples: 10_000..<30_000, band: 1e5...2e5, signalToNoise: 15),
      SceneSignal(kind: .ofdm, samples: 40_000..<90_000, band: -6e5 ... -2e5, signalToNoise: 12),
      SceneSignal(kind: .fsk, samples: 50_000..<70_000, band: 4e5...4.6e5, signalToNoise: 18),
      SceneSignal(
        kind: .chirp, samples: 80_000..<120_000, band: 5e5...7e5, signalToNoise: 15, sweep: 8000),
    ])
    let found = try detect(scene.samples)
    var score = DetectionScore()
    score.add(truth: scene.signals.map(\.box), found: boxes(found))
    #expect(score.recall == 1 && score.precision == 1, "\(boxes(found))")
    #expect(found.allSatisfy { $0.confidence > 0.5 && $0.confidence < 1 })
  }

  @Test("finds nothing in noise")
  func noise() throws {
    #expect(try detect(scene([]).samples).isEmpty)
  }

  @Test("a stronger signal has a higher confidence")
  func confidence() throws {
    let confidences = try [10.0, 15, 25].map { level in
      let scene = scene([
        SceneSignal(kind: .psk, samples: 40_000..<60_000, band: 1e5...2e5, signalToNoise: level)
      ])
      return try #require(try detect(scene.samples).first).confidence
    }
    #expect(confidences == confidences.sorted() && confidences[0] < confidences[2])
  }

  @Test("gives the same boxes on any number of threads, and one box for a signal in all blocks")
  func blocks() throws {
    let scene = scene([
      SceneSignal(kind: .psk, samples: 0..<1 << 17, band: 1e5...2e5, signalToNoise: 20),
      SceneSignal(kind: .fsk, samples: 50_000..<70_000, band: 4e5...4.6e5, signalToNoise: 18),
    ])
    var parameters = DetectorParameters()
    parameters.transformSize = 256
    let scale = DetectionScale(
      samples: 0..<1 << 17, sampleRate: Self.rate, parameters: parameters, cells: 1)
    #expect(scale.blockCount > 3)
    let results = try [1, 2, 5].map { threads in
      try #require(
        try SignalDetector.detect(
          in: MemoryIQSource(interleaved: scene.samples), of: Self.frame, scale: scale,
          parameters: parameters, threads: threads))
    }
    #expect(results[0] == results[1] && results[0] == results[2])
    let long = results[0].filter { $0.box.samples.count > 120_000 }
    #expect(long.count == 1 && long[0].box.frequencies.contains(1.5e5), "\(boxes(results[0]))")
  }

  @Test("blocks cover all frames and overlap")
  func scale() {
    let scale = DetectionScale(
      samples: 5..<1 << 24, sampleRate: Self.rate, parameters: DetectorParameters())
    var end = 0
    for block in 0..<scale.blockCount {
      let frames = scale.frames(ofBlock: block)
      #expect(frames.lowerBound < max(end, 1) && frames.upperBound > end)
      end = frames.upperBound
    }
    #expect(end == scale.frames)
    #expect(scale.samples(ofFrames: 0..<scale.frames) == 5..<1 << 24)
  }

  @Test(
    "finds nothing in samples without signals, and does not crash",
    arguments: [
      [], [0, 0], [1, 1], [Float](repeating: 0, count: 20_000),
      [Float](repeating: 0.5, count: 20_000),
      [Float](repeating: .nan, count: 20_000), [Float](repeating: .infinity, count: 20_000),
      [Float](repeating: .greatestFiniteMagnitude, count: 20_000),
      [Float](repeating: .leastNonzeroMagnitude, count: 20_000),
    ])
  func badSamples(_ samples: [Float]) throws {
    #expect(try detect(samples).isEmpty)
  }

  @Test("damaged and silent samples hide only the signals in them")
  func damage() throws {
    let signal = SceneSignal(
      kind: .psk, samples: 80_000..<110_000, band: 1e5...2e5, signalToNoise: 20)
    var samples = scene([signal]).samples
    for index in 2 * 10_000..<2 * 30_000 { samples[index] = 0 }
    samples[2 * 50_000] = .nan
    samples[2 * 60_000 + 1] = .infinity
    var score = DetectionScore()
    score.add(truth: [signal.box], found: boxes(try detect(samples)))
    #expect(score.recall == 1 && score.precision == 1)
  }

  @Test("can be cancelled")
  func cancel() throws {
    let source = MemoryIQSource(interleaved: scene([]).samples)
    let result = try SignalDetector.detect(
      in: source, of: Self.frame, samples: 0..<source.sampleCount, progress: { _ in false })
    #expect(result == nil)
  }

  @Test(
    "refuses parameters outside of their ranges",
    arguments: [
      \DetectorParameters.threshold, \.floor, \.signalToNoise, \.duration, \.bandwidth, \.pause,
      \.confidence,
    ])
  func badParameters(_ path: WritableKeyPath<DetectorParameters, Double> & Sendable) {
    for value in [-1, 1e10, .nan, .infinity] {
      var parameters = DetectorParameters()
      parameters[keyPath: path] = value
      #expect(throws: DetectionError.self) { try parameters.check() }
    }
    var parameters = DetectorParameters()
    for size in [0, -4, 100, 128, 1 << 20] {
      parameters.transformSize = size
      #expect(throws: DetectionError.badTransformSize(size)) { try parameters.check() }
    }
  }

  @Test(
    "reaches the goals on the shared scenes",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
  func sharedScenes() throws {
    var score = DetectionScore()
    for number in 1...3 {
      let url = SharedMaterial.root.appending(path: "data/scenes/scene_\(number).sigmf-meta")
      let capture = try CaptureFile.open(url)
      let found = try #require(
        try SignalDetector.detect(
          in: CaptureReader(capture), of: CaptureFrame(capture), samples: 0..<capture.sampleCount))
      let state = try TemporaryFolder()
      let truth = CaptureLabels(of: capture, stateFolder: state.url, session: nil).load()
        .annotations
      score.add(
        truth: truth.map { SceneBox(samples: $0.box.samples, band: $0.box.frequencies) },
        found: boxes(found))
    }
    #expect(score.truths == 57 && score.recall >= 0.95 && score.precision >= 0.95, "\(score)")
  }
}
