import Radio

extension SplitMix64 {
  /// The numbers 0..<`count` in random order, by exchanging from the end (Fisher and Yates,
  /// `docs/formats/splits.md`).
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, next(below: last + 1))
    }
    return order
  }
}
