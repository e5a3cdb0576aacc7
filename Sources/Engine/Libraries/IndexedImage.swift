/// An image of at most 255 colors, and of pixels without one.
public struct IndexedImage: Sendable, Hashable {
  public let width: Int
  public let height: Int
  /// 0xRRGGBB of each color.
  public let palette: [UInt32]
  /// Places in `palette` in C order, `width * height` of them; one beyond its end is transparent.
  public let pixels: [UInt8]

  /// Wraps `pixels`, which must be `width * height` values in C order, and `palette`, of at most 255
  /// colors.
  public init(width: Int, height: Int, palette: [UInt32], pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    precondition(palette.count <= 255)
    self.width = width
    self.height = height
    self.palette = palette
    self.pixels = pixels
  }
}
