/// A carrier without modulation.
struct CarrierModulator: Modulator {
  mutating func next(_ count: Int) -> [IQValue] { Array(repeating: .one, count: count) }
}
