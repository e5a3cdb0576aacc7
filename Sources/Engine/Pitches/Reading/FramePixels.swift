/// A decoded frame of a video.
package struct FramePixels: Sendable, Equatable {
  /// The number of pixels per row.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Three bytes per pixel, red, green and blue, row by row from the top.
  package let rgb: [UInt8]

  /// A frame of `rgb`, `3 * width * height` bytes.
  package init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(width > 0 && height > 0 && rgb.count == 3 * width * height)
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}
