/// Gaussian frequency-shift keying with two or four frequencies.
struct FrequencyKeyingModulator: Modulator {
  /// The distance of the outer frequencies from the middle, and the rate of symbols, as shares of the band.
  private static let (deviationShare, symbolShare) = (0.3, 0.3)

  private let deviation: Double
  private let symbolsPerSample: Double
  private let order: Int
  private let seed: UInt64
  private var index = 0
  private var turns = 0.0

  /// Random symbols of `order` frequencies in a band of `width` times the sample rate.
  init(width: Double, order: Int, seed: UInt64) {
    deviation = Self.deviationShare * width
    symbolsPerSample = Self.symbolShare * width
    self.order = order
    self.seed = seed
  }

  mutating func next(_ count: Int) -> [IQValue] {
    (0..<count).map { _ in
      let value = IQValue(turns: turns)
      turns +=
        deviation * GaussianStep.level(at: Double(index) * symbolsPerSample, of: level)
      turns -= turns.rounded(.down)
      index += 1
      return value
    }
  }

  /// -1...1.
  private func level(of symbol: Int) -> Double {
    let number = Int(SplitMix64.value(seed: seed, at: symbol) >> 32) % order
    return Double(2 * number) / Double(order - 1) - 1
  }
}
