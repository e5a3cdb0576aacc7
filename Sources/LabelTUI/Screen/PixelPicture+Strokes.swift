/// Lines in the pixels of a picture, where glyphs would hide the cells they stand in.
extension PixelPicture {
  private static let outline: UInt32 = 0x080808

  /// Draws `strokes` of `color` (0xRRGGBB) into the cell at (`column`, `row`) of the screen, with a dark
  /// line to either side so that they stand out; nothing when the cell is not of the picture.
  mutating func draw(
    _ strokes: CellStrokes, column: Int, row: Int, color: UInt32, isHeavy: Bool
  ) {
    guard place.contains(column: column, row: row), let dark = image.index(of: Self.outline),
      let bright = image.index(of: color)
    else { return }
    let reach = isHeavy ? 1 : 0
    fill(strokes, column: column, row: row, reach: reach + 1, with: dark)
    fill(strokes, column: column, row: row, reach: reach, with: bright)
  }

  /// Fills the strokes, `reach` pixels to either side of the middle of the cell.
  private mutating func fill(
    _ strokes: CellStrokes, column: Int, row: Int, reach: Int, with index: UInt8
  ) {
    let (x, y) = ((column - place.column) * cellSize.width, (row - place.row) * cellSize.height)
    let (middle, center) = (x + cellSize.width / 2, y + cellSize.height / 2)
    let left = strokes.contains(.left) ? x : middle - reach
    let right = strokes.contains(.right) ? x + cellSize.width : middle + reach + 1
    let top = strokes.contains(.up) ? y : center - reach
    let bottom = strokes.contains(.down) ? y + cellSize.height : center + reach + 1
    if !strokes.isDisjoint(with: [.left, .right]) {
      image.fill(columns: left..<right, rows: (center - reach)..<(center + reach + 1), with: index)
    }
    if !strokes.isDisjoint(with: [.up, .down]) {
      image.fill(columns: (middle - reach)..<(middle + reach + 1), rows: top..<bottom, with: index)
    }
  }
}
