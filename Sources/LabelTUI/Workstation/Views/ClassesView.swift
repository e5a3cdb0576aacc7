import Foundations
import TerminalKit

/// The list of classes over a document: digit, color, name, boxes in the document, samples in the dataset.
struct ClassesView {
  let list: ClassesOverlay
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  /// The number of classes that fit on a screen of `size`.
  static func visibleRows(size: Size) -> Int { max(1, size.height - 7) }

  func draw(on grid: inout CellGrid) {
    let names = list.names(in: state.classes)
    let visible = Self.visibleRows(size: state.size)
    let width = min(state.size.width - 2, max(46, (names.map(\.count).max() ?? 0) + 30))
    let rect = Rect(
      column: (state.size.width - width) / 2, row: 1, width: width,
      height: min(max(1, names.count), visible) + 3)
    grid.fill(rect, with: Cell(" ", foreground: palette.bright, background: palette.bar))
    let title = list.search.isEmpty ? "Classes" : "Classes with \(VisibleText.of(list.search))"
    BoxOutline(
      cells: Rect(column: 0, row: 0, width: rect.width, height: rect.height),
      color: palette.accent, title: " \(title) ", isHeavy: false, palette: palette,
      isOnPicture: false
    ).draw(in: rect, on: &grid)
    write("  class", "boxes", "samples", row: rect.row + 1, in: rect, on: &grid)
    guard !names.isEmpty else {
      grid.write(
        "No class.", column: rect.column + 2, row: rect.row + 2, limit: rect.width - 4,
        foreground: palette.dim, background: palette.bar)
      return
    }
    let selected = list.index(in: names)
    let top = min(max(0, selected - visible / 2), max(0, names.count - visible))
    for (offset, name) in names.dropFirst(top).prefix(visible).enumerated() {
      draw(
        name, isSelected: top + offset == selected, row: rect.row + 2 + offset, in: rect, on: &grid)
    }
  }

  private func draw(
    _ name: String, isSelected: Bool, row: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    let digit = state.classes.digit(of: name).map(String.init) ?? " "
    let samples = list.sampleCounts.map { "\($0[name] ?? 0)" } ?? "…"
    write(
      "\(isSelected ? ">" : " ") \(digit) ", "\(list.boxCounts[name] ?? 0)", samples, row: row,
      in: rect, on: &grid)
    let color = palette.classText(state.classes.index(of: name) ?? 0)
    grid.write(
      " \(VisibleText.of(name)) ", column: rect.column + 6, row: row, limit: rect.width - 25,
      foreground: color.foreground,
      background: color.background == .standard ? palette.bar : color.background,
      style: isSelected ? .reverse : [])
  }

  private func write(
    _ name: String, _ boxes: String, _ samples: String, row: Int, in rect: Rect,
    on grid: inout CellGrid
  ) {
    grid.write(
      name, column: rect.column + 2, row: row, limit: rect.width - 4, foreground: palette.bright,
      background: palette.bar)
    let end = rect.columns.upperBound - 2
    for (text, right) in [(boxes, end - 9), (samples, end)] {
      grid.write(
        text, column: max(rect.column + 2, right - text.count), row: row, limit: 9,
        foreground: palette.bright, background: palette.bar)
    }
  }
}
