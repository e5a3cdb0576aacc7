/// Ordered dithering by a 4 x 4 Bayer matrix: neighboring dots of one color are drawn in different colors of a
/// palette, so that their mean comes near to the true color.
///
/// The pattern depends on the place alone, so that equal pictures are drawn equally.
package enum OrderedDither {
  /// Places after which the pattern repeats, across and down.
  package static let side = 4
  /// The matrix in C order, four bits for each place, the first one in the lowest bits.
  private static let matrix: UInt64 = 0x5D7F_91B3_6E4C_A280

  /// The threshold at a place: each of 0...15 once in every 4 x 4 dots.
  package static func threshold(_ x: Int, _ y: Int) -> Int {
    Int(matrix >> UInt64(((y & 3) * side + (x & 3)) * 4) & 15)
  }

  /// What is added to a component at a place before it takes the nearest value: -`amplitude` to `amplitude`.
  package static func offset(_ x: Int, _ y: Int, amplitude: Int) -> Int {
    (2 * threshold(x, y) - 15) * amplitude / 15
  }
}
