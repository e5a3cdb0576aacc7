/// The inference image, as the model sees it: 1024 x 1024 uint8, row 0 the highest frequency,
/// columns time.
package struct SpectrogramImage: Sendable, Hashable {
  /// The number of rows and of columns.
  package static let side = 1024

  /// The pixels in C order, `side * side` of them.
  package let pixels: [UInt8]

  /// Wraps `pixels`, which must be `side * side` values in C order.
  package init(pixels: [UInt8]) {
    precondition(pixels.count == Self.side * Self.side)
    self.pixels = pixels
  }
}
