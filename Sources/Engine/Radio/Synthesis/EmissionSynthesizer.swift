/// Adds an emission to blocks of samples, in their order.
struct EmissionSynthesizer {
  /// Samples over which an emission rises and falls, so that its edges have no wide spectrum.
  private static let ramp = 64

  let emission: Emission
  private let amplitude: Int
  private let centerStep: Int64
  private var phase: UInt32

  /// - Parameter amplitude: the amplitude for the recipe's signal-to-noise ratio, in integer units
  ///   of a sample.
  init(_ emission: Emission, amplitude: Int) {
    self.emission = emission
    self.amplitude = amplitude * emission.level / 256
    centerStep = Phase.step(fraction: emission.center)
    phase = 0
  }

  /// Adds the part within `range` to `sums`, interleaved I, Q, starting at `range.lowerBound`.
  mutating func add(to sums: inout [Int], range: Range<Int>) {
    let part = emission.samples.clamped(to: range)
    for sample in part {
      let index = sample - emission.samples.lowerBound
      let gain = gain(at: index)
      let place = 2 * (sample - range.lowerBound)
      let (i, q) = value(at: index)
      // Rounds toward minus infinity, like `>>` in the reference recipe.
      sums[place] += (i * gain) >> 15
      sums[place + 1] += (q * gain) >> 15
    }
  }

  private func gain(at index: Int) -> Int {
    let edge = min(index + 1, emission.samples.count - index, Self.ramp)
    return amplitude * edge / Self.ramp
  }

  /// 32767 times the unit waveform at sample `index` of the emission.
  private mutating func value(at index: Int) -> (Int, Int) {
    let step = centerStep + emission.waveform.deviation(at: index)
    phase &+= UInt32(truncatingIfNeeded: step)
    guard case .carriers(let count, let spacing, let symbol, let seed) = emission.waveform else {
      return (Phase.cosine(phase), Phase.sine(phase))
    }
    var (i, q) = (0, 0)
    for carrier in 0..<count {
      let offset = spacing * Int64(2 * carrier - count + 1) / 2 &* Int64(index)
      let quarter = SplitMix64.value(seed: seed, at: index / symbol * count + carrier) >> 62
      let own = phase &+ UInt32(truncatingIfNeeded: offset) &+ UInt32(quarter) << 30
      i += Phase.cosine(own)
      q += Phase.sine(own)
    }
    return (i / 4, q / 4)  // the power of sixteen carriers, each at 1/4 of the amplitude
  }
}
