/// What a picture looks like, in 64 bits: pictures that look nearly the same differ in few bits.
///
/// The difference hash of the gray picture (`docs/formats/splits.md`): the picture is averaged to 9 x 8
/// cells; a bit says whether a cell is darker than its right neighbor, row by row from the top left,
/// the first in the highest bit.
package struct PictureFingerprint: Sendable, Hashable {
  private static let columns = 9
  private static let rows = 8

  /// The 64 bits.
  package let bits: UInt64

  /// A fingerprint of these bits.
  package init(bits: UInt64) { self.bits = bits }

  /// The fingerprint of `picture`.
  package init(_ picture: PicturePyramid) {
    let level = Self.level(of: picture)
    var bits: UInt64 = 0
    for row in 0..<Self.rows {
      let cells = (0..<Self.columns).map { Self.mean(of: level, column: $0, row: row) }
      for (left, right) in zip(cells, cells.dropFirst()) {
        // Sums of whole numbers are exact, so equal cells compare as equal on every machine.
        bits = bits << 1 | (left < right ? 1 : 0)
      }
    }
    self.bits = bits
  }

  /// The number of bits in which this fingerprint differs from `other`.
  package func distance(to other: PictureFingerprint) -> Int {
    (bits ^ other.bits).nonzeroBitCount
  }

  /// The smallest level that has some pixels for each cell, or the picture itself.
  private static func level(of picture: PicturePyramid) -> PyramidLevel {
    let enough = 8
    return picture.levels.last { $0.width >= enough * columns && $0.height >= enough * rows }
      ?? picture.levels[0]
  }

  /// The brightness of a cell times the number of its pixels in the largest cell, so that cells of
  /// unequal sizes can be compared as whole numbers.
  private static func mean(of level: PyramidLevel, column: Int, row: Int) -> Int {
    let horizontal = span(column, of: columns, length: level.width)
    let vertical = span(row, of: rows, length: level.height)
    var sum = 0
    for y in vertical {
      let pixels = level.row(y)
      for x in horizontal { sum += gray(pixels + x * level.channels, level.channels) }
    }
    return sum * scale / (horizontal.count * vertical.count)
  }

  private static let scale = 256

  /// The pixels of cell `index` of `count` along a side of `length` pixels; at least one.
  private static func span(_ index: Int, of count: Int, length: Int) -> Range<Int> {
    let start = min(length * index / count, length - 1)
    return start..<max(start + 1, length * (index + 1) / count)
  }

  /// The brightness of a pixel, 0...255 x 256, with the weights of Rec. 601.
  private static func gray(_ pixel: UnsafeMutablePointer<UInt8>, _ channels: Int) -> Int {
    guard channels == 3 else { return Int(pixel[0]) * 256 }
    return Int(pixel[0]) * 77 + Int(pixel[1]) * 150 + Int(pixel[2]) * 29
  }
}
