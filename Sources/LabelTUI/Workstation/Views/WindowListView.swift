import Foundations
import Labels
import Radio
import TerminalKit

/// The list of the sample windows of a capture, one per line.
struct WindowListView {
  let list: WindowListState
  let state: AppState
  let context: ViewContext

  private static let columns = [
    TextColumns.Column("start", 14, isNumber: true),
    TextColumns.Column("length", 11, isNumber: true),
    TextColumns.Column("boxes", 8, isNumber: true),
    TextColumns.Column("proposals", 10, isNumber: true),
    TextColumns.Column("", 2), TextColumns.Column("state", 10), TextColumns.Column("place", 10),
    TextColumns.Column("samples", 8),
  ]

  private var palette: Palette { context.palette }
  private var layout: ListLayout { ListLayout(size: state.size) }

  func draw(on grid: inout CellGrid) {
    let statuses = Dictionary(grouping: list.lines, by: \.status).mapValues(\.count)
    let facts = statuses.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }
    HeaderView(palette: palette).draw(
      "Windows", facts: facts,
      right: list.isReading ? "reading…" : Quantity.count(list.lines.count, "window"),
      in: layout.header, on: &grid)
    let columns = TextColumns(Self.columns, width: state.size.width)
    columns.drawTitles(row: layout.columnTitles.row, palette: palette, on: &grid)
    for row in 0..<layout.visibleEntries {
      let index = list.selection.top + row
      guard list.lines.indices.contains(index) else { break }
      columns.draw(
        fields(of: list.lines[index]), row: layout.entries.row + row,
        isSelected: index == list.selection.index, isDim: list.lines[index].status == .saved,
        palette: palette, on: &grid)
    }
    if list.lines.isEmpty, !list.isReading {
      grid.write(
        list.failure ?? "No window has boxes or samples yet.", column: 2,
        row: layout.entries.row + 1, foreground: palette.dim)
    }
    StatusView(state: state, context: context)
      .draw(readout: "", status: layout.status, hints: layout.hints, on: &grid)
  }

  private func fields(of line: WindowListState.Line) -> [String] {
    let rate = state.capture(withID: list.documentID)?.capture.sampleRate ?? 1
    return [
      Quantity.time(Double(line.samples.lowerBound) / rate, decimals: 6),
      Quantity.time(Double(line.samples.count) / rate, decimals: 3), "\(line.boxCount)",
      "\(line.proposalCount)", line.status.mark, line.status.rawValue,
      line.isOnGrid ? "grid" : "centered",
      VisibleText.of(line.keys.joined(separator: " ")),
    ]
  }
}

extension WindowListState.Status {
  /// A character that tells the status without color.
  fileprivate var mark: String {
    switch self {
    case .unsaved: "·"
    case .saved: "✓"
    case .changed: "≠"
    case .stale: "!"
    case .negative: "∅"
    }
  }
}
