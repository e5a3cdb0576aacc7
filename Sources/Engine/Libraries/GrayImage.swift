/// An 8-bit gray image.
package struct GrayImage: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// Pixels in C order, `width * height` of them.
  package let pixels: [UInt8]

  /// Wraps `pixels`, which must be `width * height` values in C order.
  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
