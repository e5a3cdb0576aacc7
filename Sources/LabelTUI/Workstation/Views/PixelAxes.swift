import Labels
import TerminalKit

/// The axes beside and under a picture: pixel columns and rows from the upper left corner.
struct PixelAxes {
  let canvas: Canvas
  let palette: Palette
  /// The pictures side by side, as columns of the document, each of which is counted from 0; nil if the document is
  /// one picture.
  var pictures: [Range<Int>]?

  private static let rowsPerTick = 3
  private static let columnsPerTick = 12

  /// Draws the rows, from the top down; the row of the crosshair is marked.
  func drawRows(in rect: Rect, on grid: inout CellGrid) {
    let right = rect.columns.upperBound - 1
    for y in rect.rows { grid[right, y] = Cell("│", foreground: palette.dim) }
    let (viewport, extent) = (canvas.viewport, canvas.plane.extent)
    let top = extent.y.upperBound - viewport.y.upperBound
    let span = Double(rect.height) * viewport.rowHeight
    for (value, text) in ticks(
      from: top, span: span, limit: extent.y.upperBound, count: rect.height / Self.rowsPerTick)
    {
      let row = rect.row + Int((value - top) / viewport.rowHeight)
      guard rect.rows.contains(row), text.count < rect.width - 1 else { continue }
      grid.write(text, column: right - text.count, row: row, foreground: palette.dim)
      grid[right, row] = Cell("┤", foreground: palette.dim)
    }
    let row = canvas.plane.crosshairCell.row
    if (0..<rect.height).contains(row) {
      grid[right, rect.row + row] = Cell("▶", foreground: palette.bright)
    }
  }

  /// Draws the columns, from left to right; the column of the crosshair is marked.
  func drawColumns(in rect: Rect, on grid: inout CellGrid) {
    let line = rect.row
    for x in rect.columns { grid[x, line] = Cell("─", foreground: palette.dim) }
    let (viewport, extent) = (canvas.viewport, canvas.plane.extent)
    let width = viewport.scale.columnWidth
    grid.write("px", column: max(0, rect.column - 3), row: line + 1, foreground: palette.dim)
    for picture in pictures ?? [extent.x] {
      let left = Double(viewport.firstColumn) * width - Double(picture.lowerBound)
      for (value, text) in ticks(
        from: left, span: Double(rect.width) * width, limit: Double(picture.count),
        count: rect.width / Self.columnsPerTick)
      {
        let column = Int((value - left) / width)
        guard (0..<rect.width).contains(column) else { continue }
        grid[rect.column + column, line] = Cell("┬", foreground: palette.dim)
        let start = min(max(0, column - text.count / 2), rect.width - text.count)
        grid.write(text, column: rect.column + start, row: line + 1, foreground: palette.dim)
      }
    }
    let column = canvas.plane.crosshairCell.column
    if (0..<rect.width).contains(column) {
      grid[rect.column + column, line] = Cell("▲", foreground: palette.bright)
    }
  }

  /// Round numbers of pixels within the document and the view, and their texts.
  private func ticks(
    from start: Double, span: Double, limit: Double, count: Int
  ) -> [(value: Double, text: String)] {
    Ticks(in: start...(start + span), count: max(2, count)).values.compactMap { value in
      let isShown = value >= 0 && value <= limit && value == value.rounded()
      return isShown ? (value, "\(Int(value))") : nil
    }
  }
}
