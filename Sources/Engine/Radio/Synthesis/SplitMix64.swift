/// The generator of Steele, Lea and Flood: a hash of a counter, equal on every machine, that can
/// start anywhere. Swift's `random(in:)` guarantees neither.
package struct SplitMix64: Sendable {
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var state: UInt64

  /// A generator whose numbers depend only on `seed`.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// A number in 0..<`count`, for counts far below 2^32.
  package mutating func next(below count: Int) -> Int {
    Int(((next() >> 32) * UInt64(max(1, count))) >> 32)
  }

  /// The value of the generator of `seed` at `index`, without computing the ones before.
  package static func value(seed: UInt64, at index: Int) -> UInt64 {
    mix(seed &+ increment &* (UInt64(bitPattern: Int64(index)) &+ 1))
  }

  private static func mix(_ state: UInt64) -> UInt64 {
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
