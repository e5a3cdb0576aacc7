import Glibc

/// An image of at most 255 colors, and of pixels without one.
package struct IndexedPixels: Equatable, Sendable {
  /// The most colors that a palette may have, which leaves an index for pixels that have none.
  package static let colorLimit = 255
  /// The index of a pixel that is not drawn.
  package static let clear: UInt8 = 255

  package let size: PixelSize
  /// 0xRRGGBB of each color.
  package private(set) var palette: [UInt32]
  /// Indices in `palette`, `size.width * size.height` of them in C order; one beyond its end is not drawn.
  package private(set) var pixels: [UInt8]

  /// Wraps `pixels`, which must be as many as `size` says, and `palette`, of 255 colors at most.
  package init(size: PixelSize, palette: [UInt32], pixels: [UInt8]) {
    precondition(size.width > 0 && size.height > 0 && pixels.count == size.width * size.height)
    precondition(palette.count <= Self.colorLimit)
    self.size = size
    self.palette = palette
    self.pixels = pixels
  }

  /// The index of `color` (0xRRGGBB) in the palette, to which it is added; of the nearest color if there is no
  /// room.
  package mutating func index(of color: UInt32) -> UInt8 {
    if let index = palette.firstIndex(of: color) { return UInt8(index) }
    guard palette.count < Self.colorLimit else {
      let nearest = palette.indices.min {
        NearestColors.distance(palette[$0], color) < NearestColors.distance(palette[$1], color)
      }
      return UInt8(nearest ?? 0)
    }
    palette.append(color)
    return UInt8(palette.count - 1)
  }

  /// Whether the pixels with these indices are the same in `other`, an image of the same size.
  func hasSamePixels(as other: IndexedPixels, in range: Range<Int>) -> Bool {
    precondition(size == other.size && (0...pixels.count).contains(range.upperBound))
    return pixels.withUnsafeBytes { own in
      other.pixels.withUnsafeBytes { theirs in
        guard let own = own.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(own + range.lowerBound, theirs + range.lowerBound, range.count) == 0
      }
    }
  }

  /// Fills a rectangle with color `index`, as far as it lies within.
  package mutating func fill(columns: Range<Int>, rows: Range<Int>, with index: UInt8) {
    let columns = columns.clamped(to: 0..<size.width)
    for row in rows.clamped(to: 0..<size.height) {
      for column in columns { pixels[row * size.width + column] = index }
    }
  }
}
