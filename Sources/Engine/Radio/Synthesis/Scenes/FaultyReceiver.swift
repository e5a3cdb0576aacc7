/// Applies the faults of a receiver to samples, in their order.
struct FaultyReceiver {
  private let faults: ReceiverFaults
  /// The samples from which on each gain applies, and the gains.
  private let gains: [(start: Int, gain: Double)]
  private let gaps: [Range<Int>]
  private let offset: IQValue
  private let seed: UInt64
  /// The standard deviation of the change of the oscillator's phase from one sample to the next, in turns.
  private let wander: Double
  private var turns = 0.0
  private var gainIndex = 0

  init(_ scene: Scene) {
    faults = scene.receiver
    seed = scene.seed ^ 0x05C1_11A7
    func sample(_ seconds: Double) -> Int { Int((seconds * scene.sampleRate).rounded()) }
    let steps = scene.receiver.gainSteps.sorted { $0.start < $1.start }
    gains =
      [(0, 1)]
      + steps.map { (sample($0.start), PortableMath.amplitude(decibels: $0.gain)) }
    gaps = scene.receiver.gaps.map { sample($0.start)..<sample($0.start + $0.duration) }
    offset =
      scene.receiver.offset.map {
        IQValue(magnitude: PortableMath.amplitude(decibels: $0), turns: 0.1)
      } ?? .zero
    // A carrier of width w has a phase whose variance grows by 2 pi w in each second, in radians.
    wander = (faults.phaseNoise / (2 * Double.pi * scene.sampleRate)).squareRoot()
  }

  /// Turns the samples of the signals, from `start` on, by the wandering phase of the oscillator.
  mutating func turn(_ values: inout [IQValue], start: Int) {
    guard wander > 0 else { return }
    for index in values.indices {
      let change = SplitMix64.complexGaussian(seed: seed, at: start + index).i
      turns += 2.0.squareRoot() * wander * change
      turns -= turns.rounded(.down)
      values[index] = values[index] * IQValue(turns: turns)
    }
  }

  /// Distorts the samples of signals and noise, from `start` on.
  mutating func distort(_ values: inout [IQValue], start: Int) {
    let gainOfQ = PortableMath.amplitude(decibels: faults.imbalance)
    let skew = PortableMath.cosineAndSine(turns: faults.skew / 360)
    for index in values.indices {
      while gainIndex + 1 < gains.count, gains[gainIndex + 1].start <= start + index {
        gainIndex += 1
      }
      var value = gains[gainIndex].gain * values[index]
      value.q = gainOfQ * (skew.cosine * value.q + skew.sine * value.i)
      values[index] = value + offset
    }
    for gap in gaps {
      let part = gap.clamped(to: start..<start + values.count)
      for sample in part { values[sample - start] = .zero }
    }
    if let bits = faults.bits { Self.quantize(&values, bits: bits) }
  }

  private static func quantize(_ values: inout [IQValue], bits: Int) {
    let scale = Double(1 << (bits - 1))
    func quantized(_ value: Double) -> Double {
      min(max((value * scale).rounded(), -scale), scale - 1) / scale
    }
    for index in values.indices {
      values[index] = IQValue(i: quantized(values[index].i), q: quantized(values[index].q))
    }
  }
}
