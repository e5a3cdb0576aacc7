/// The largest pictures that are read. A header that claims more is refused before anything is allocated for it.
package enum PictureLimits {
  /// The longest side in pixels.
  package static let side = 16_384
  /// The most pixels: 128 mebipixels, such as 16,384 x 8192.
  package static let pixels = 1 << 27
  /// The most bytes that a file may have.
  package static let fileBytes = 512 << 20
  /// The most bytes that a progressive JPEG may take while it is decoded. 8192 x 8192 pixels take 402 MB at most.
  static let progressiveBytes = 512 << 20
}
