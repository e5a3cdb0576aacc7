/// Ordered dithering with a 4 x 4 Bayer matrix: neighboring dots of one color are drawn in different colors of
/// a palette, so that their mean is close to the true color.
///
/// The pattern depends only on the position of a dot, so that the same picture is always drawn the same.
package enum OrderedDither {
  /// Width and height of the pattern in dots.
  package static let side = 4
  /// The matrix, row by row, four bits per dot; the first dot is in the lowest bits.
  private static let matrix: UInt64 = 0x5D7F_91B3_6E4C_A280

  /// The threshold of the dot at (`x`, `y`). Each of 0...15 occurs once in 4 x 4 dots.
  package static func threshold(_ x: Int, _ y: Int) -> Int {
    Int(matrix >> UInt64(((y & 3) * side + (x & 3)) * 4) & 15)
  }

  /// The value, -`amplitude` to `amplitude`, to add to a color component of the dot at (`x`, `y`) before it is
  /// rounded.
  package static func offset(_ x: Int, _ y: Int, amplitude: Int) -> Int {
    (2 * threshold(x, y) - 15) * amplitude / 15
  }
}
