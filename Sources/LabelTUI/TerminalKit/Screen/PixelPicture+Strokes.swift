/// Draws lines in the pixels of a picture. Glyphs would hide the pixels of their cells.
extension PixelPicture {
  private static let outline: UInt32 = 0x080808
  /// Pixels on each side of the middle of a heavy line, including its dark outline.
  private static let widestReach = 2

  /// Draws `strokes` in `color` (0xRRGGBB) into the cell at (`column`, `row`) of the screen, with a dark
  /// outline so that they are visible on any color. Does nothing if the cell is outside of the picture.
  package mutating func draw(
    _ strokes: CellStrokes, column: Int, row: Int, color: UInt32, isHeavy: Bool
  ) {
    guard place.contains(column: column, row: row) else { return }
    let dark = image.index(of: Self.outline)
    let bright = image.index(of: color)
    let reach = isHeavy ? 1 : 0
    fill(strokes, column: column, row: row, reach: reach + 1, with: dark)
    fill(strokes, column: column, row: row, reach: reach, with: bright)
  }

  /// Fills the strokes, `reach` pixels on each side of their middle.
  private mutating func fill(
    _ strokes: CellStrokes, column: Int, row: Int, reach: Int, with index: UInt8
  ) {
    let (x, y) = ((column - place.column) * cellSize.width, (row - place.row) * cellSize.height)
    let (edges, margin) = (strokes.edges, Self.widestReach)
    let middle = x + Self.offset(strokes.column, in: cellSize.width, margin: margin)
    let center = y + Self.offset(strokes.row, in: cellSize.height, margin: margin)
    let left = edges.contains(.left) ? x : middle - reach
    let right = edges.contains(.right) ? x + cellSize.width : middle + reach + 1
    let top = edges.contains(.up) ? y : center - reach
    let bottom = edges.contains(.down) ? y + cellSize.height : center + reach + 1
    if !edges.isDisjoint(with: [.left, .right]) {
      image.fill(
        columns: left..<max(left, right), rows: (center - reach)..<(center + reach + 1), with: index
      )
    }
    if !edges.isDisjoint(with: [.up, .down]) {
      image.fill(
        columns: (middle - reach)..<(middle + reach + 1), rows: top..<max(top, bottom), with: index)
    }
  }

  /// The position of the middle of a line in a cell of `length` pixels, so that the whole line is in the cell.
  private static func offset(_ place: CellStrokes.Place, in length: Int, margin: Int) -> Int {
    switch place {
    case .near: min(margin, length / 2)
    case .middle: length / 2
    case .far: max(length - 1 - margin, length / 2)
    }
  }
}
