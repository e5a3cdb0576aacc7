/// A carrier that is switched on and off, with rounded edges. The first and the last symbol are on.
struct OnOffKeyingModulator: Modulator {
  /// The rate of symbols as a share of the band.
  private static let symbolShare = 0.6
  /// Eight symbols, four of which are on: the mean power of few symbols is that of many.
  private static let groups = (UInt8.min...UInt8.max).filter { $0.nonzeroBitCount == 4 }

  private let symbolsPerSample: Double
  private let lastSymbol: Int
  private let seed: UInt64
  private var index = 0

  /// A transmission of `count` samples in a band of `width` times the sample rate.
  init(width: Double, count: Int, seed: UInt64) {
    symbolsPerSample = Self.symbolShare * width
    lastSymbol = Int(Double(count) * symbolsPerSample)
    self.seed = seed
  }

  mutating func next(_ count: Int) -> [IQValue] {
    (0..<count).map { _ in
      let level = GaussianStep.level(at: Double(index) * symbolsPerSample, of: level)
      index += 1
      return IQValue(i: level, q: 0)
    }
  }

  private func level(of symbol: Int) -> Double {
    guard symbol > 0, symbol < lastSymbol - 1 else { return 1 }
    let number = Int(SplitMix64.value(seed: seed, at: symbol >> 3) >> 32) % Self.groups.count
    return Self.groups[number] >> UInt8(symbol & 7) & 1 == 1 ? 1 : 0
  }
}
