import TerminalKit

/// The keys that can follow the keys of a sequence that is not complete yet.
struct WhichKeyView {
  let state: AppState
  let context: ViewContext

  func draw(on grid: inout CellGrid) {
    let pending = state.pendingKeys
    let lines = state.keymap.continuations(of: pending, in: state.keyContext)
      .prefix(ListBox.room(on: grid.size))
      .map { ListBox.Line(key: $0.keys.map(\.name).joined(), text: $0.title) }
    guard !lines.isEmpty else { return }
    ListBox(
      title: pending.map(\.name).joined(), lines: Array(lines), keysAtRight: false,
      palette: context.palette
    ).draw(isWide: false, on: &grid)
  }
}
