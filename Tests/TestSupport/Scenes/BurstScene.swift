import Glibc

/// A capture with bursts of four kinds, one after another.
public struct BurstScene: Sendable {
  /// Samples per second.
  public static let sampleRate = ConstructedScene.sampleRate
  /// The kinds of bursts.
  public static let kinds: [SceneSignal.Kind] = [.fsk, .psk, .ofdm, .chirp]

  /// The bursts in the order of their starts.
  public let signals: [SceneSignal]
  /// Interleaved I, Q, full scale 1.
  public let samples: [Float]

  /// A scene of `count` bursts in white noise, each in one of `channels`: their middles in Hz, 0 in the middle of the
  /// capture.
  public init(count: Int, channels: [Double], seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var signals: [SceneSignal] = []
    var start = Int(4e-3 * Self.sampleRate)
    for _ in 0..<count {
      let kind = Self.kinds.randomElement(using: &random)!
      let (milliseconds, width) = Self.size(of: kind)
      let length = Int(
        milliseconds * 1e-3 * .random(in: 0.9...1.1, using: &random) * Self.sampleRate)
      let half = width / 2 * Double.random(in: 0.95...1.05, using: &random)
      let center = channels.randomElement(using: &random)! + .random(in: -5e3...5e3, using: &random)
      signals.append(
        SceneSignal(
          kind: kind, samples: start..<start + length, band: center - half...center + half,
          signalToNoise: .random(in: 15...25, using: &random), sweep: length / 3,
          seed: random.next()))
      start += length + Int(2.5e-3 * Self.sampleRate)
    }
    let scene = ConstructedScene(
      signals: signals, receiver: SceneReceiver(noisePower: 1e-5), sampleCount: start,
      random: &random)
    (self.signals, samples) = (scene.signals, scene.samples)
  }

  /// Milliseconds and Hz.
  private static func size(of kind: SceneSignal.Kind) -> (Double, Double) {
    switch kind {
    case .fsk: (5, 7e4)
    case .psk: (5.5, 8e4)
    case .ofdm: (5, 1.1e5)
    case .chirp: (6.5, 9.5e4)
    case .ook, .carrier: (5, 7e4)
    }
  }
}
