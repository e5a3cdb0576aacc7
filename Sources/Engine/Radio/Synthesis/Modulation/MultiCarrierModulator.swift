/// Carriers side by side with four phases each (OFDM), with a cyclic prefix, and rounded edges between symbols.
struct MultiCarrierModulator: Modulator {
  /// A symbol: the sum of all carriers from its first sample on.
  private struct Symbol: Sendable {
    let start: Int
    private var carriers: [IQValue]

    init(start: Int, carriers: [IQValue]) {
      self.start = start
      self.carriers = carriers
    }

    /// The next sample; each carrier turns by its factor.
    mutating func next(_ turns: [IQValue]) -> IQValue {
      var sum = IQValue.zero
      for index in turns.indices {
        sum += carriers[index]
        carriers[index] = carriers[index] * turns[index]
      }
      return sum
    }
  }

  private static let carrierCount = 32
  /// The prefix, and the rounding of edges, as parts of the useful length of a symbol.
  private static let (prefix, rounding) = (1.0 / 8, 1.0 / 16)

  /// The factor of each carrier from one sample to the next.
  private let turns: [IQValue]
  private let samplesPerSymbol: Double
  private let edge: Int
  private let seed: UInt64
  private var index = 0
  private var number = 0
  private var present: Symbol
  private var previous: Symbol?

  /// Random symbols in a band of `width` times the sample rate.
  init(width: Double, seed: UInt64) {
    let spacing = width / Double(Self.carrierCount + 2)
    turns = (0..<Self.carrierCount).map {
      IQValue(turns: spacing * (Double($0) - Double(Self.carrierCount - 1) / 2))
    }
    samplesPerSymbol = (1 + Self.prefix) / spacing
    edge = max(1, Int(Self.rounding / spacing))
    self.seed = seed
    present = Symbol(start: 0, carriers: Self.carriers(of: 0, seed: seed))
  }

  mutating func next(_ count: Int) -> [IQValue] { (0..<count).map { _ in next() } }

  private mutating func next() -> IQValue {
    let end = Int((Double(number + 1) * samplesPerSymbol).rounded(.up))
    if index == end {
      previous = present
      number += 1
      present = Symbol(start: end, carriers: Self.carriers(of: number, seed: seed))
    }
    let place = index - present.start
    index += 1
    let value = present.next(turns)
    guard place < edge, let fading = previous?.next(turns) else {
      previous = nil
      return value
    }
    let share = (Double(place) + 0.5) / Double(edge)
    let rise = (1 - PortableMath.cosineAndSine(turns: share / 2).cosine) / 2
    return rise * value + (1 - rise) * fading
  }

  private static func carriers(of symbol: Int, seed: UInt64) -> [IQValue] {
    let amplitude = (1 / Double(carrierCount)).squareRoot()
    return (0..<carrierCount).map { carrier in
      let bits = SplitMix64.value(seed: seed, at: symbol * carrierCount + carrier) >> 62
      return IQValue(magnitude: amplitude, turns: Double(bits) / 4)
    }
  }
}
