import TerminalKit

/// The dots of a cell, split into the two groups whose means have the smallest squared error.
struct ColorSplit {
  /// Bit i is set when dot i belongs to the foreground; 0 when all dots have the same color.
  private(set) var mask = 0
  /// 0xRRGGBB of the mean of each group, rounded.
  private(set) var foreground: UInt32
  private(set) var background: UInt32

  private typealias Components = SIMD4<Int32>

  /// The weights of red, green and blue. The eye is most sensitive to green.
  private static let weights = SIMD4<Float>(2, 4, 3, 0)

  /// Splits `dots` (0xRRGGBB), 1 to 6 of them. The first dot is in the foreground.
  init(_ dots: UnsafeBufferPointer<UInt32>) {
    foreground = dots[0]
    background = dots[0]
    guard dots.contains(where: { $0 != dots[0] }) else { return }
    // The sum of the dots of each mask. Bit 0 of a mask is the second dot.
    let count = dots.count
    let total = dots.reduce(Components()) { $0 &+ Self.components($1) }
    withUnsafeTemporaryAllocation(of: Components.self, capacity: 32) { sums in
      sums[0] = Components()
      var best: (gain: Float, mask: Int) = (-1, 0)
      for mask in 1..<(1 << (count - 1)) {
        let last = mask.trailingZeroBitCount
        sums[mask] = sums[mask & (mask - 1)] &+ Self.components(dots[last + 1])
        let size = mask.nonzeroBitCount
        let gain =
          Self.gain(sums[mask], of: size) + Self.gain(total &- sums[mask], of: count - size)
        if gain > best.gain { best = (gain, mask) }
      }
      let size = best.mask.nonzeroBitCount
      mask = (1 << count) - 1 - (best.mask << 1)
      foreground = Self.mean(total &- sums[best.mask], of: count - size)
      background = Self.mean(sums[best.mask], of: size)
    }
  }

  /// The mean of `dots` (0xRRGGBB), at least one, rounded.
  static func mean(_ dots: some Collection<UInt32>) -> UInt32 {
    mean(dots.reduce(Components()) { $0 &+ components($1) }, of: dots.count)
  }

  /// The part of the squared error that these dots save if they have their own mean.
  private static func gain(_ sum: Components, of count: Int) -> Float {
    let sum = SIMD4<Float>(sum)
    return (sum * sum * weights).sum() / Float(count)
  }

  private static func components(_ rgb: UInt32) -> Components {
    Components(
      Int32(truncatingIfNeeded: rgb >> 16 & 0xFF), Int32(truncatingIfNeeded: rgb >> 8 & 0xFF),
      Int32(truncatingIfNeeded: rgb & 0xFF), 0)
  }

  private static func mean(_ sum: Components, of count: Int) -> UInt32 {
    let count = Int32(count)
    func rounded(_ sum: Int32) -> UInt32 { UInt32((2 * sum + count) / (2 * count)) }
    return rounded(sum.x) << 16 | rounded(sum.y) << 8 | rounded(sum.z)
  }
}
