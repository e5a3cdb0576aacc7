/// A picture in full color, ready to be drawn: what `PicturePyramid.pixels` returns.
package struct PixelRaster: Sendable, Hashable {
  /// The value of a dot outside of the document. No color has it: colors end at 0xFFFFFF.
  package static let outside: UInt32 = 0xFF00_0000

  /// Dots per row.
  package let width: Int
  /// Number of rows, from the top down.
  package let height: Int
  /// Dots in C order, `width * height` of them: 0xRRGGBB in sRGB, or `outside`.
  package var pixels: [UInt32]

  /// Wraps `pixels`, which must be `width * height` values in C order.
  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(width >= 0 && height >= 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A raster of dots that are all `outside`.
  package init(width: Int, height: Int) {
    self.init(
      width: width, height: height,
      pixels: [UInt32](repeating: Self.outside, count: width * height))
  }
}
