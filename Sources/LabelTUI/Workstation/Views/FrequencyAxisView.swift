import TerminalKit

/// The axis to the left of the picture: round frequencies, the highest on top.
struct FrequencyAxisView {
  let frequencies: ClosedRange<Double>
  let unit: FrequencyUnit
  let palette: Palette

  private static let rowsPerTick = 3

  /// Draws into `rect`; `row`, the row of the crosshair, is emphasized.
  func draw(in rect: Rect, marking row: Int?, on grid: inout CellGrid) {
    let right = rect.columns.upperBound - 1
    for y in rect.rows { grid[right, y] = Cell("│", foreground: palette.dim) }
    grid.write(unit.name, column: rect.column, row: rect.row, foreground: palette.dim)
    let span = frequencies.upperBound - frequencies.lowerBound
    let range = (frequencies.lowerBound / unit.hertz)...(frequencies.upperBound / unit.hertz)
    let ticks = Ticks(in: range, count: max(2, rect.height / Self.rowsPerTick))
    for value in ticks.values {
      let share = (frequencies.upperBound - value * unit.hertz) / span
      let y = rect.row + min(rect.height - 1, Int(share * Double(rect.height)))
      var text = ticks.label(value)
      // The last digits of a long number distinguish the ticks.
      if text.count > rect.width - 1 { text = "…" + text.suffix(rect.width - 2) }
      let width = text.count
      // The unit is in the first row; a number there would overlap it.
      if y > rect.row || width < rect.width - 4 {
        grid.write(text, column: right - width, row: y, limit: width, foreground: palette.dim)
        grid[right, y] = Cell("┤", foreground: palette.dim)
      }
    }
    if let row { grid[right, rect.row + row] = Cell("▶", foreground: palette.bright) }
  }
}
