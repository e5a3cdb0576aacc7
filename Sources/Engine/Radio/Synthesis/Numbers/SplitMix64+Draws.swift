extension SplitMix64 {
  /// A number in 0..<1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// A number in `range`, each equally likely.
  package mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// A number in `range`, whose bounds are above 0, with an equally likely logarithm.
  package mutating func logarithmic(in range: ClosedRange<Double>) -> Double {
    let decibels = 20 / PortableMath.logarithm(10)
    let lower = decibels * PortableMath.logarithm(range.lowerBound)
    let upper = decibels * PortableMath.logarithm(range.upperBound)
    return PortableMath.amplitude(decibels: uniform(in: lower...upper))
  }

  /// A complex Gaussian number with a mean power of 1 (Box and Muller).
  package mutating func complexGaussian() -> IQValue { Self.complexGaussian(bits: next()) }

  /// The complex Gaussian number of the generator of `seed` at `index`, without computing the ones before.
  static func complexGaussian(seed: UInt64, at index: Int) -> IQValue {
    complexGaussian(bits: value(seed: seed, at: index))
  }

  private static func complexGaussian(bits: UInt64) -> IQValue {
    let share = (Double(bits >> 32) + 1) / 4_294_967_296
    let turns = Double(bits & 0xFFFF_FFFF) / 4_294_967_296
    return IQValue(magnitude: (-PortableMath.logarithm(share)).squareRoot(), turns: turns)
  }
}
