/// An 8-bit gray image.
package struct GrayImage: Sendable, Hashable {
  /// Width in pixels.
  package let width: Int
  /// Height in pixels.
  package let height: Int
  /// `width * height` pixels in C order, 0 black to 255 white.
  package let pixels: [UInt8]

  /// Wraps `pixels`, which must be `width * height` values in C order.
  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
