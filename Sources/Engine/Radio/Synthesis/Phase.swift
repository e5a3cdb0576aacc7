import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Phases as integers: 2^32 is one turn. Sums wrap around exactly, and results do not depend on how
/// a machine computes sines.
enum Phase {
  /// One turn of cosine in 4096 steps, rounded to int16. No value is so close to a half that two
  /// libraries would round it differently.
  private static let cosines: [Int16] = (0..<4096).map { step in
    Int16((32767 * cos(2 * Double.pi * Double(step) / 4096) + 0.5).rounded(.down))
  }

  /// The phase step for a frequency of `fraction` times the sample rate, -0.5...0.5.
  static func step(fraction: Double) -> Int64 { Int64((fraction * 4_294_967_296).rounded()) }

  /// 32767 times the cosine of `phase`.
  static func cosine(_ phase: UInt32) -> Int { Int(cosines[Int(phase >> 20)]) }

  /// 32767 times the sine of `phase`.
  static func sine(_ phase: UInt32) -> Int { cosine(phase &- (1 << 30)) }
}
