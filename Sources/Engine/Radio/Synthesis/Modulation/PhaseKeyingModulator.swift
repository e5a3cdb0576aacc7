/// Phase-shift keying with root raised cosine pulses of roll-off 0.25, which fill the band and end at its edges.
struct PhaseKeyingModulator: Modulator {
  private static let rollOff = 0.25
  /// Pulses end this number of symbols from their middle.
  private static let reach = 8
  private static let resolution = 64
  /// The pulse from its middle on.
  private static let pulse = (0...reach * resolution + 1).map {
    value(at: Double($0) / Double(resolution))
  }

  private let symbolsPerSample: Double
  private let order: Int
  private let seed: UInt64
  private var index = 0
  /// The symbols whose pulses have a part in the next sample, from `first` on.
  private var symbols: [IQValue] = []
  private var first = 0

  /// Random symbols of `order` phases in a band of `width` times the sample rate.
  init(width: Double, order: Int, seed: UInt64) {
    symbolsPerSample = width / (1 + Self.rollOff)
    self.order = order
    self.seed = seed
    first = 1 - Self.reach
    symbols = (first..<first + 2 * Self.reach).map(symbol)
  }

  mutating func next(_ count: Int) -> [IQValue] { (0..<count).map { _ in next() } }

  private mutating func next() -> IQValue {
    let position = Double(index) * symbolsPerSample
    index += 1
    while first <= Int(position) - Self.reach {
      symbols.removeFirst()
      first += 1
      symbols.append(symbol(first + 2 * Self.reach - 1))
    }
    var sum = IQValue.zero
    for (offset, symbol) in symbols.enumerated() {
      let place = (position - Double(first + offset)).magnitude * Double(Self.resolution)
      let whole = Int(place)
      guard whole < Self.reach * Self.resolution else { continue }
      let (left, right) = (Self.pulse[whole], Self.pulse[whole + 1])
      sum += (left + (place - Double(whole)) * (right - left)) * symbol
    }
    return sum
  }

  private func symbol(_ index: Int) -> IQValue {
    let number = Int(SplitMix64.value(seed: seed, at: index) >> 32) % order
    return IQValue(turns: (Double(number) + 0.5) / Double(order))
  }

  /// The pulse at `time` in symbols from its middle; the sum of its squares is 1 per symbol (Proakis, Digital
  /// Communications, 9.2).
  private static func value(at time: Double) -> Double {
    // At 0 and at the singularity, a point beside it has the same value to 1e-9.
    let time = (4 * rollOff * time).magnitude == 1 ? time + 1e-9 : max(time, 1e-9)
    let (cosine, _) = PortableMath.cosineAndSine(turns: (1 + rollOff) * time / 2)
    let (_, sine) = PortableMath.cosineAndSine(turns: (1 - rollOff) * time / 2)
    let ratio = 4 * rollOff * time
    return (sine + ratio * cosine) / (Double.pi * time * (1 - ratio * ratio))
  }
}
