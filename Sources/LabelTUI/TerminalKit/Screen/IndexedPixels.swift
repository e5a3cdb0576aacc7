import Glibc

/// An image with a palette of at most 255 colors. Pixels without a color are not drawn.
package struct IndexedPixels: Equatable, Sendable {
  /// The largest number of colors in a palette. The remaining index marks pixels that are not drawn.
  package static let colorLimit = 255
  /// The index of a pixel that is not drawn.
  package static let clear: UInt8 = 255

  /// The width and height of the image.
  package let size: PixelSize
  /// The colors, 0xRRGGBB.
  package private(set) var palette: [UInt32]
  /// The index in `palette` of each pixel, row by row from the top. A pixel whose index is beyond the end of the
  /// palette is not drawn.
  package private(set) var pixels: [UInt8]

  /// An image of `pixels`, `size.width * size.height` indices in `palette`, which has at most 255 colors.
  package init(size: PixelSize, palette: [UInt32], pixels: [UInt8]) {
    precondition(size.width > 0 && size.height > 0 && pixels.count == size.width * size.height)
    precondition(palette.count <= Self.colorLimit)
    self.size = size
    self.palette = palette
    self.pixels = pixels
  }

  /// Returns the index of `color` (0xRRGGBB), and adds it to the palette if it is missing. If the palette is
  /// full, returns the index of the nearest color.
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

  /// Whether the pixels in `range` are the same in `other`, an image of the same size.
  func hasSamePixels(as other: IndexedPixels, in range: Range<Int>) -> Bool {
    precondition(size == other.size && (0...pixels.count).contains(range.upperBound))
    return pixels.withUnsafeBytes { own in
      other.pixels.withUnsafeBytes { theirs in
        guard let own = own.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(own + range.lowerBound, theirs + range.lowerBound, range.count) == 0
      }
    }
  }

  /// Fills the part of a rectangle that is inside the image with color `index`.
  package mutating func fill(columns: Range<Int>, rows: Range<Int>, with index: UInt8) {
    let columns = columns.clamped(to: 0..<size.width)
    for row in rows.clamped(to: 0..<size.height) {
      for column in columns { pixels[row * size.width + column] = index }
    }
  }
}
