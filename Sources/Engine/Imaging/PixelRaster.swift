/// A drawing of a part of a document, in dots of full color.
package struct PixelRaster: Sendable, Hashable {
  /// The value of a dot outside of the document. It is larger than every color.
  package static let outside: UInt32 = 0xFF00_0000

  /// The number of dots per row.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// The dots, row by row from the top, `width * height` of them: 0xRRGGBB in sRGB, or `outside`.
  package var pixels: [UInt32]

  /// A raster of `pixels`, `width * height` of them, row by row.
  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(width >= 0 && height >= 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A raster in which all dots are `outside`.
  package init(width: Int, height: Int) {
    self.init(
      width: width, height: height,
      pixels: [UInt32](repeating: Self.outside, count: width * height))
  }
}
