import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("Tightening a box to its signal")
struct SignalSnapperTests {
  private static let frame = CaptureFrame(
    sampleRate: ConstructedScene.sampleRate, centerFrequency: 0)

  private func scene(_ signals: [SceneSignal]) -> MemoryIQSource {
    var random = SeededGenerator(seed: 7)
    return MemoryIQSource(
      interleaved: ConstructedScene(
        signals: signals, receiver: SceneReceiver(noisePower: 1e-5), sampleCount: 1 << 16,
        random: &random
      ).samples)
  }

  /// `signal` with edges off by these shares of its width and length.
  private func sloppy(_ signal: SceneSignal, _ shares: [Double]) -> Box {
    let (time, band) = (Double(signal.samples.count), signal.bandwidth)
    return Box(
      samples: signal.samples.lowerBound + Int(shares[0] * time)..<signal.samples.upperBound
        + Int(shares[1] * time),
      frequencies: signal.band.lowerBound + shares[2] * band...signal.band.upperBound + shares[3]
        * band)
  }

  private static let signals = [
    SceneSignal(kind: .psk, samples: 20_000..<36_000, band: 1e5...2e5, signalToNoise: 15),
    SceneSignal(kind: .ofdm, samples: 20_000..<30_000, band: -5e5 ... -2e5, signalToNoise: 12),
    SceneSignal(kind: .fsk, samples: 20_000..<40_000, band: 4e5...4.6e5, signalToNoise: 18),
    SceneSignal(kind: .ook, samples: 15_000..<45_000, band: -4e5 ... -3.6e5, signalToNoise: 20),
    SceneSignal(
      kind: .chirp, samples: 20_000..<36_000, band: 5e5...7e5, signalToNoise: 15, sweep: 8000),
  ]

  @Test(
    "finds the edges of a signal from boxes that are too large, too small and moved",
    arguments: signals)
  func kinds(_ signal: SceneSignal) throws {
    let source = scene([signal])
    for shares in [
      [-0.25, 0.25, -0.25, 0.25], [0.2, -0.2, 0.2, -0.2], [-0.2, -0.2, 0.2, 0.2],
    ] {
      let box = sloppy(signal, shares)
      let tight = try #require(try SignalSnapper.snap(box, in: source, of: Self.frame))
      let found = SceneBox(samples: tight.samples, band: tight.frequencies)
      #expect(found.overlap(with: signal.box) > 0.75, "\(shares): \(tight)")
    }
  }

  @Test("finds the signal at a point", arguments: signals)
  func point(_ signal: SceneSignal) throws {
    let middle = (signal.samples.lowerBound + signal.samples.upperBound) / 2
    let cell = Box(
      samples: middle - 500..<middle + 500,
      frequencies: signal.center - signal.bandwidth / 4...signal.center + signal.bandwidth / 4)
    let found = try #require(try SignalAtPoint.box(at: cell, in: scene([signal]), of: Self.frame))
    let box = SceneBox(samples: found.samples, band: found.frequencies)
    #expect(box.overlap(with: signal.box) > 0.75, "\(found)")
  }

  @Test("finds nothing in noise, zeros and damaged samples, and does not crash")
  func nothing() throws {
    let count = 1 << 14
    var damaged = [Float](repeating: 0.1, count: 2 * count)
    for index in stride(from: 0, to: damaged.count, by: 7) { damaged[index] = .nan }
    let sources = [
      scene([]), MemoryIQSource(interleaved: [Float](repeating: 0, count: 2 * count)),
      MemoryIQSource(interleaved: [Float](repeating: .infinity, count: 2 * count)),
      MemoryIQSource(interleaved: damaged), MemoryIQSource(interleaved: []),
      MemoryIQSource(interleaved: [1, 1]),
    ]
    let box = Box(samples: 4000..<9000, frequencies: 1e5...2e5)
    for source in sources {
      #expect(try SignalSnapper.snap(box, in: source, of: Self.frame) == nil)
      #expect(try SignalAtPoint.box(at: box, in: source, of: Self.frame) == nil)
    }
  }

  @Test("can be cancelled")
  func cancel() throws {
    let source = scene([Self.signals[0]])
    let box = sloppy(Self.signals[0], [0, 0, 0, 0])
    #expect(try SignalSnapper.snap(box, in: source, of: Self.frame) { _ in false } == nil)
  }

  @Test("the work is bounded for a box of any length, width and place")
  func bounded() throws {
    let capture = CaptureFrame(sampleRate: 20e6, centerFrequency: 5.8e9)
    let hours = Int(3600 * 20e6) * 3
    for samples in [0..<1, 0..<hours, hours - 1..<hours, 5..<100, hours / 2..<hours / 2 + 100_000] {
      for width in [0, 1, 1e3, 1e6, 20e6, 1e12] {
        let box = Box(samples: samples, frequencies: 5.8e9...5.8e9 + width)
        let part = try #require(Surroundings(of: box, in: capture, sampleCount: hours))
        #expect(part.frames * part.bins.count <= 1 << 22 && part.frames * part.size <= 1 << 24)
        #expect(part.bins.lowerBound >= 0 && part.bins.upperBound <= part.size)
        let last = part.start(ofFrame: part.frames - 1) + part.size
        #expect(part.samples.lowerBound >= 0 && last <= part.samples.upperBound)
        #expect(part.samples.upperBound <= hours)
      }
    }
  }
}
