/// Limits for pictures. A picture whose header exceeds them is refused before memory is allocated for it.
package enum PictureLimits {
  /// The maximum width and height in pixels.
  package static let side = 16_384
  /// The maximum number of pixels: 128 mebipixels, such as 16,384 x 8192.
  package static let pixels = 1 << 27
  /// The maximum size of a file in bytes.
  package static let fileBytes = 512 << 20
  /// The maximum number of bytes for decoding a progressive JPEG; 8192 x 8192 pixels need up to 402 MB.
  static let progressiveBytes = 512 << 20
}
