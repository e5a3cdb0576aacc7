/// The crosshair: a column and a row of the picture in a lighter shade of the same colors, so that
/// the picture stays readable under it, and a mark where they meet.
struct CrosshairView {
  let column: Int
  let row: Int
  let palette: Palette

  /// Draws the lines.
  func draw(in rect: Rect, on grid: inout CellGrid) {
    for y in 0..<rect.height where (0..<rect.width).contains(column) && y != row {
      lighten(rect.column + column, rect.row + y, on: &grid)
    }
    guard (0..<rect.height).contains(row) else { return }
    for x in 0..<rect.width {
      lighten(rect.column + x, rect.row + row, on: &grid)
    }
  }

  /// Marks the point itself, over boxes too.
  func drawMark(in rect: Rect, on grid: inout CellGrid) {
    guard (0..<rect.width).contains(column), (0..<rect.height).contains(row) else { return }
    let (x, y) = (rect.column + column, rect.row + row)
    grid[x, y] = Cell(
      "┼", foreground: palette.bright, background: palette.shadow(of: grid[x, y].background),
      style: palette.hasBrightBold ? .bold : [])
  }

  private func lighten(_ x: Int, _ y: Int, on grid: inout CellGrid) {
    grid[x, y].foreground = palette.lighter(grid[x, y].foreground)
    grid[x, y].background = palette.lighter(grid[x, y].background)
  }
}
