import Radio
import TerminalKit

/// The axis under the picture: round times, and the sample window that a save would write.
struct TimeAxisView {
  let capture: CaptureState
  let palette: Palette

  private static let columnsPerTick = 12

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let line = rect.row
    for x in rect.columns { grid[x, line] = Cell("─", foreground: palette.dim) }
    drawWindow(in: rect, on: &grid)
    drawTicks(in: rect, on: &grid)
    let column = capture.canvas.plane.crosshairCell.column
    if (0..<rect.width).contains(column) {
      grid[rect.column + column, line] = Cell("▲", foreground: palette.bright)
    }
  }

  private func drawTicks(in rect: Rect, on grid: inout CellGrid) {
    let rate = capture.capture.sampleRate
    let samples = capture.viewport.x
    let seconds = (Double(samples.lowerBound) / rate)...(Double(samples.upperBound) / rate)
    let unit = TimeUnit(for: seconds.upperBound)
    let range = (seconds.lowerBound / unit.seconds)...(seconds.upperBound / unit.seconds)
    let ticks = Ticks(in: range, count: max(2, rect.width / Self.columnsPerTick))
    let span = range.upperBound - range.lowerBound
    grid.write(
      unit.name, column: rect.column - 1 - unit.name.count, row: rect.row + 1,
      foreground: palette.dim)
    for value in ticks.values {
      let column = Int((value - range.lowerBound) / span * Double(rect.width))
      guard (0..<rect.width).contains(column) else { continue }
      switch grid[rect.column + column, rect.row].scalar {
      case "━": grid[rect.column + column, rect.row].scalar = "┯"
      case "─": grid[rect.column + column, rect.row].scalar = "┬"
      default: break  // The ends of the window stay visible.
      }
      let text = ticks.label(value)
      let start = max(0, column - text.count / 2)
      grid.write(
        text, column: rect.column + min(start, rect.width - text.count), row: rect.row + 1,
        foreground: palette.dim)
    }
  }

  /// Draws the window under the crosshair as a heavy part of the line with marked ends.
  private func drawWindow(in rect: Rect, on grid: inout CellGrid) {
    let window = capture.windows.samples(ofWindow: capture.windowIndex)
    let left = capture.viewport.column(of: window.lowerBound)
    let right = capture.viewport.column(of: window.upperBound - 1)
    for column in max(0, left)..<max(max(0, left), min(right + 1, rect.width)) {
      let scalar: Unicode.Scalar = column == left ? "┣" : column == right ? "┫" : "━"
      grid[rect.column + column, rect.row] = Cell(
        scalar, foreground: palette.accent, style: palette.bold)
    }
  }
}
