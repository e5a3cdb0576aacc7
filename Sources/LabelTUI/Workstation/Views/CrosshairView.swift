import TerminalKit

/// The crosshair: arms of a column and a row of the picture in a lighter shade of the same colors, so
/// that the picture stays readable under them, and a mark where they meet.
struct CrosshairView {
  let column: Int
  let row: Int
  let palette: Palette

  /// The length of the arms in columns and in rows. They look equally long, because cells are twice as high
  /// as wide. Arms across the whole picture would cost four times the output bytes per step, and the axes
  /// already mark row and column.
  private static let reach = (columns: 12, rows: 6)

  /// The cells of the arms in a picture that fills `rect`.
  func arms(in rect: Rect) -> [CellGrid.Position] {
    let columns = ((column - Self.reach.columns)..<(column + Self.reach.columns + 1))
      .clamped(to: 0..<rect.width)
    let rows = ((row - Self.reach.rows)..<(row + Self.reach.rows + 1)).clamped(to: 0..<rect.height)
    var cells: [CellGrid.Position] = []
    if (0..<rect.width).contains(column) {
      cells += rows.filter { $0 != row }.map { position(column, $0, in: rect) }
    }
    if (0..<rect.height).contains(row) {
      cells += columns.map { position($0, row, in: rect) }
    }
    return cells
  }

  private func position(_ column: Int, _ row: Int, in rect: Rect) -> CellGrid.Position {
    CellGrid.Position(column: rect.column + column, row: rect.row + row)
  }

  /// Draws the mark at the point, also over boxes.
  func drawMark(in rect: Rect, on grid: inout CellGrid) {
    guard (0..<rect.width).contains(column), (0..<rect.height).contains(row) else { return }
    let (x, y) = (rect.column + column, rect.row + row)
    let background = palette.shadow(of: grid[x, y].background, under: palette.mark)
    grid[x, y] = Cell(
      "┼", foreground: palette.mark, background: background,
      style: palette.titleStyle)
  }
}
