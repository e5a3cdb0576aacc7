import TerminalKit

/// A panel over the middle of the screen: help, messages, or a question.
struct OverlayView {
  let overlay: Overlay
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  func draw(on grid: inout CellGrid) {
    let text = OverlayText(overlay, state: state)
    let widest = text.lines.map(\.text.unicodeScalars.count).max() ?? 0
    let width = min(state.size.width - 2, max(30, widest + 4))
    let height = min(text.visible, text.lines.count) + 2
    let rect = Rect(
      column: (state.size.width - width) / 2, row: (state.size.height - height) / 2,
      width: width, height: height)
    grid.fill(rect, with: Cell(" ", foreground: palette.bright, background: palette.bar))
    let top = min(overlay.top, text.lastTop)
    frame(rect, text, top: top, on: &grid)
    for (offset, line) in text.lines.dropFirst(top).prefix(height - 2).enumerated() {
      grid.write(
        line.text, column: rect.column + 2, row: rect.row + 1 + offset, limit: width - 4,
        foreground: line.isTitle ? palette.accent : palette.bright, background: palette.bar,
        style: line.isTitle ? palette.bold : [])
    }
  }

  private func frame(_ rect: Rect, _ text: OverlayText, top: Int, on grid: inout CellGrid) {
    BoxOutline(
      cells: Rect(column: 0, row: 0, width: rect.width, height: rect.height),
      color: palette.accent, title: " \(text.title) ", isHeavy: false, palette: palette,
      isOnPicture: false
    ).draw(in: rect, on: &grid)
    guard top < text.lastTop else { return }
    let keys = [OverlayCommand.scroll(.next), .scroll(.previous)].map { command in
      state.keymap.name(of: .overlay(command), in: KeyContext(.overlay))
    }
    let more = " ▼ \(keys.joined(separator: " ")) scroll "
    grid.write(
      more, column: rect.column + max(1, rect.width - more.count - 2),
      row: rect.rows.upperBound - 1, limit: rect.width - 2, foreground: palette.accent,
      background: palette.bar)
  }
}
