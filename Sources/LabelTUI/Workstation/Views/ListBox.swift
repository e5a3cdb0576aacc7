import TerminalKit

/// A framed list of lines above the status line.
struct ListBox {
  struct Line {
    var key: String
    var text: String
    var isSelected = false
  }

  let title: String
  let lines: [Line]
  /// Whether the keys are at the right edge instead of at the left one.
  let keysAtRight: Bool
  let palette: Palette

  /// The number of lines that fit on a screen of `size`.
  static func room(on size: Size) -> Int { max(1, min(14, size.height - 6)) }

  /// Draws the box over columns that end at the right edge of the screen, or over all of its width.
  func draw(isWide: Bool, on grid: inout CellGrid) {
    let keyWidth = lines.map(\.key.unicodeScalars.count).max() ?? 0
    let textWidth = max(
      title.unicodeScalars.count, lines.map(\.text.unicodeScalars.count).max() ?? 0)
    let wanted = isWide ? grid.size.width - 2 : keyWidth + textWidth + 6
    let width = min(grid.size.width - 2, max(20, wanted))
    let height = lines.count + 2
    let rect = Rect(
      column: grid.size.width - width - 1, row: grid.size.height - 2 - height, width: width,
      height: height)
    grid.fill(rect, with: Cell(" ", foreground: palette.bright, background: palette.bar))
    BoxOutline(
      cells: Rect(column: 0, row: 0, width: width, height: height), color: palette.accent,
      title: " \(title) ", isHeavy: false, palette: palette, isOnPicture: false
    ).draw(in: rect, on: &grid)
    for (offset, line) in lines.enumerated() {
      draw(line, keyWidth: keyWidth, in: rect, row: rect.row + 1 + offset, on: &grid)
    }
  }

  private func draw(_ line: Line, keyWidth: Int, in rect: Rect, row: Int, on grid: inout CellGrid) {
    let (left, room) = (rect.column + 2, rect.width - 4)
    let keyColumn = keysAtRight ? left + room - keyWidth : left
    let textColumn = keysAtRight ? left + 2 : left + keyWidth + 2
    let textRoom = keysAtRight ? room - keyWidth - 4 : room - keyWidth - 2
    // Without colors the mark alone shows the selection.
    if line.isSelected {
      grid.write(
        ">", column: left, row: row, foreground: palette.accent, background: palette.bar,
        style: palette.bold)
    }
    grid.write(
      line.key, column: keyColumn, row: row, limit: room, foreground: palette.accent,
      background: palette.bar, style: palette.bold)
    grid.write(
      line.text, column: textColumn, row: row, limit: textRoom, foreground: palette.bright,
      background: palette.bar, style: line.isSelected ? palette.bold : [])
  }
}
