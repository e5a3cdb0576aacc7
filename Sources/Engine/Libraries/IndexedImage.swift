/// An image with a palette of at most 255 colors; pixels may be transparent.
package struct IndexedImage: Sendable, Hashable {
  /// Width in pixels.
  package let width: Int
  /// Height in pixels.
  package let height: Int
  /// 0xRRGGBB of each color.
  package let palette: [UInt32]
  /// Indices into `palette` in C order, `width * height` of them; an index beyond its end is
  /// transparent.
  package let pixels: [UInt8]

  /// Wraps `pixels`, which must be `width * height` values in C order, and `palette`, of at most
  /// 255 colors.
  package init(width: Int, height: Int, palette: [UInt32], pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    precondition(palette.count <= 255)
    self.width = width
    self.height = height
    self.palette = palette
    self.pixels = pixels
  }
}
