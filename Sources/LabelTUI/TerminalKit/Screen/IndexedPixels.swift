/// Pixels as places in a palette.
package struct IndexedPixels: Equatable, Sendable {
  /// The most colors that a palette may have, which leaves an index for pixels that have none.
  package static let colorLimit = 255
  /// The index of a pixel that is not drawn.
  package static let clear: UInt8 = 255

  package let size: PixelSize
  /// 0xRRGGBB of each color.
  package private(set) var palette: [UInt32]
  /// Places in `palette`, `size.width * size.height` of them in C order; a place beyond its end is not
  /// drawn.
  package private(set) var pixels: [UInt8]

  /// Wraps `pixels`, which must be as many as `size` says, and `palette`, of 255 colors at most.
  package init(size: PixelSize, palette: [UInt32], pixels: [UInt8]) {
    precondition(size.width > 0 && size.height > 0 && pixels.count == size.width * size.height)
    precondition(palette.count <= Self.colorLimit)
    self.size = size
    self.palette = palette
    self.pixels = pixels
  }

  /// The place of `color` (0xRRGGBB) in the palette, which takes it in if it has room; else nil.
  package mutating func index(of color: UInt32) -> UInt8? {
    if let index = palette.firstIndex(of: color) { return UInt8(index) }
    guard palette.count < Self.colorLimit else { return nil }
    palette.append(color)
    return UInt8(palette.count - 1)
  }

  /// Fills a rectangle with color `index`, as far as it lies within.
  package mutating func fill(columns: Range<Int>, rows: Range<Int>, with index: UInt8) {
    let columns = columns.clamped(to: 0..<size.width)
    for row in rows.clamped(to: 0..<size.height) {
      for column in columns { pixels[row * size.width + column] = index }
    }
  }
}
