/// Pixels as places in a palette.
struct IndexedPixels: Equatable, Sendable {
  /// The most colors that a palette may have, which leaves an index for pixels that have none.
  static let colorLimit = 255
  /// The index of a pixel that is not drawn.
  static let clear: UInt8 = 255

  let size: PixelSize
  /// 0xRRGGBB of each color.
  let palette: [UInt32]
  /// Places in `palette`, `size.width * size.height` of them in C order; a place beyond its end is not
  /// drawn.
  let pixels: [UInt8]

  /// Wraps `pixels`, which must be as many as `size` says, and `palette`, of 255 colors at most.
  init(size: PixelSize, palette: [UInt32], pixels: [UInt8]) {
    precondition(size.width > 0 && size.height > 0 && pixels.count == size.width * size.height)
    precondition(palette.count <= Self.colorLimit)
    self.size = size
    self.palette = palette
    self.pixels = pixels
  }
}
