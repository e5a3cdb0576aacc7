/// The generator SplitMix64 (Steele, Lea and Flood 2014). A seed gives the same numbers on every
/// machine and in every version of the program (`docs/formats/splits.md`).
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// A generator whose first number depends only on `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in 0..<`bound`, each equally likely. `bound` must be more than 0.
  package mutating func next(below bound: Int) -> Int {
    let bound = UInt64(bound)
    // The last, incomplete run of remainders is rejected.
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let bits = next()
      if bits < limit { return Int(bits % bound) }
    }
  }

  /// The numbers 0..<`count` in random order, by exchanging from the end (Fisher and Yates).
  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, next(below: last + 1))
    }
    return order
  }
}
