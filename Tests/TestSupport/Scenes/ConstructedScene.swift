import Glibc

/// A capture with known signals, made without any code of the program, to measure a detector with.
public struct ConstructedScene: Sendable {
  /// Samples per second.
  public static let sampleRate = 2e6

  /// The signals in the order of their starts.
  public let signals: [SceneSignal]
  /// Interleaved I, Q, quantized to 16 bits like a recording, full scale 1.
  public let samples: [Float]

  /// The scene of `seed`, with `sampleCount` samples (2 MS/s).
  public init(seed: UInt64, sampleCount: Int = 1 << 20) {
    var random = SeededGenerator(seed: seed &* 0x5851_F42D_4C95_7F2D &+ 1)
    let receiver = SceneReceiver(sampleCount: sampleCount, random: &random)
    var plan = ScenePlan(sampleCount: sampleCount, silence: receiver.silence)
    plan.fill(using: &random)
    self.init(signals: plan.signals, receiver: receiver, sampleCount: sampleCount, random: &random)
  }

  /// A scene with `signals`, received by `receiver`.
  public init(
    signals: [SceneSignal], receiver: SceneReceiver, sampleCount: Int,
    random: inout SeededGenerator
  ) {
    self.signals = signals.sorted { $0.samples.lowerBound < $1.samples.lowerBound }
    var values = receiver.noise(sampleCount: sampleCount, using: &random)
    for signal in self.signals {
      let share = signal.bandwidth / Self.sampleRate
      let power = pow(10, signal.signalToNoise / 10) * share * receiver.noisePower
      SceneModulator(signal, sampleRate: Self.sampleRate).add(to: &values, power: power)
    }
    receiver.distort(&values)
    samples = values
  }
}
