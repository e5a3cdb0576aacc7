/// Finds the straight edges of a rectangle, such as a button, by the contrast along them.
struct StraightEdges {
  /// How far an edge may be from that of the box, as a share of its width or height.
  private static let reach = 0.45
  /// How far the contrast at an edge exceeds the usual one, as a factor, and the least contrast.
  private static let (factor, least) = (3.0, 10.0)

  private let excerpt: PictureExcerpt
  private let levels: [Int]

  init(_ excerpt: PictureExcerpt) {
    self.excerpt = excerpt
    levels = excerpt.raster.pixels.map { dot in
      dot == PixelRaster.outside ? 0 : Int(dot >> 16 & 255) + Int(dot >> 8 & 255) + Int(dot & 255)
    }
  }

  /// The rectangle whose edges are near those of `box`; nil if fewer than three edges stand out.
  func area(near box: PixelArea) -> PixelArea? {
    let first = excerpt.dot(column: box.columns.lowerBound, row: box.rows.lowerBound)
    let last = excerpt.dot(column: box.columns.upperBound, row: box.rows.upperBound)
    let (columns, rows) = (
      first.column..<max(first.column + 1, last.column), first.row..<max(first.row + 1, last.row)
    )
    let (across, down) = (middle(columns), middle(rows))
    let left = edge(near: columns.lowerBound, size: columns.count) {
      contrast(column: $0, rows: down)
    }
    let right = edge(near: columns.upperBound, size: columns.count) {
      contrast(column: $0, rows: down)
    }
    let top = edge(near: rows.lowerBound, size: rows.count) { contrast(row: $0, columns: across) }
    let bottom = edge(near: rows.upperBound, size: rows.count) {
      contrast(row: $0, columns: across)
    }
    guard [left, right, top, bottom].count(where: { $0 != nil }) >= 3 else { return nil }
    let (x, y) = (left ?? columns.lowerBound, top ?? rows.lowerBound)
    return excerpt.pixels(
      DotArea(
        columns: x..<max(x + 1, right ?? columns.upperBound),
        rows: y..<max(y + 1, bottom ?? rows.upperBound), dots: 0))
  }

  /// The middle of `range`, without a fifth on either side.
  private func middle(_ range: Range<Int>) -> Range<Int> {
    let margin = range.count / 5
    return range.lowerBound + margin..<max(range.lowerBound + margin + 1, range.upperBound - margin)
  }

  /// The place near `place` with the highest `contrast`; nil if it does not stand out.
  private func edge(near place: Int, size: Int, contrast: (Int) -> Double?) -> Int? {
    let reach = max(2, Int(Self.reach * Double(size)))
    let found = (place - reach...place + reach).compactMap { place in
      contrast(place).map { (place: place, contrast: $0) }
    }
    guard let best = found.max(by: { $0.contrast < $1.contrast }) else { return nil }
    let usual = found.map(\.contrast).sorted()[found.count / 2]
    return best.contrast > max(Self.least, Self.factor * usual) ? best.place : nil
  }

  /// The mean difference between the dots on both sides of the line to the left of `column`; nil at the edges.
  private func contrast(column: Int, rows: Range<Int>) -> Double? {
    guard column > 0, column < excerpt.raster.width else { return nil }
    let sum = rows.reduce(0) { sum, row in
      let place = row * excerpt.raster.width + column
      return sum + (levels[place] - levels[place - 1])
    }
    return Double(sum.magnitude) / Double(rows.count)
  }

  /// The same for the line above `row`.
  private func contrast(row: Int, columns: Range<Int>) -> Double? {
    let width = excerpt.raster.width
    guard row > 0, row < excerpt.raster.height else { return nil }
    let sum = columns.reduce(0) { sum, column in
      sum + (levels[row * width + column] - levels[(row - 1) * width + column])
    }
    return Double(sum.magnitude) / Double(columns.count)
  }
}
