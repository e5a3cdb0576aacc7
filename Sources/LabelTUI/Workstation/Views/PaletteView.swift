import TerminalKit

/// The palette: the commands that the typed words describe, with their keys.
struct PaletteView {
  let prompt: Prompt
  let state: AppState
  let context: ViewContext

  func draw(on grid: inout CellGrid) {
    let entries = PaletteEntry.entries(for: prompt.text, in: state)
    let room = ListBox.room(on: grid.size)
    let top = max(0, min(prompt.selection - room + 1, entries.count - room))
    let lines = entries.enumerated().dropFirst(top).prefix(room).map { index, entry in
      ListBox.Line(
        key: entry.keyName, text: "\(entry.title) · \(entry.name)",
        isSelected: index == prompt.selection)
    }
    let title = "\(entries.count) commands"
    ListBox(
      title: title,
      lines: lines.isEmpty ? [ListBox.Line(key: "", text: "no command has these words")] : lines,
      keysAtRight: true, palette: context.palette
    ).draw(isWide: true, on: &grid)
  }
}
