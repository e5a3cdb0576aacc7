import Foundations
import Radio
import TerminalKit

/// The first row: a name, facts, and a text at the right edge.
struct HeaderView {
  let palette: Palette

  func draw(
    _ name: String, facts: [String], right: String, in rect: Rect, on grid: inout CellGrid
  ) {
    grid.fill(rect, with: Cell(" ", background: palette.bar))
    let rightWidth = right.unicodeScalars.count
    let room = max(0, rect.width - rightWidth - 3)
    var column = rect.column + 1
    column += grid.write(
      name, column: column, row: rect.row, limit: room, foreground: palette.bright,
      background: palette.bar, style: palette.bold)
    for fact in facts {
      let text = " · " + fact
      guard column + text.unicodeScalars.count <= rect.column + room else { break }
      column += grid.write(
        text, column: column, row: rect.row, foreground: palette.dim, background: palette.bar)
    }
    grid.write(
      right, column: max(column + 1, rect.width - rightWidth - 1), row: rect.row,
      foreground: palette.accent, background: palette.bar)
  }
}

extension Capture {
  /// The center frequency for headers and lists.
  var centerText: String {
    facts.centerFrequency.map { Quantity.frequency($0) } ?? "baseband"
  }
}
