import Foundations
import Labels
import TerminalKit

/// The list of the boxes of a document, one per line.
struct BoxListView {
  let list: BoxListState
  let document: Document?
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: ListLayout { ListLayout(size: state.size) }

  func draw(on grid: inout CellGrid) {
    let orderName = list.order.rawValue
    let filter = list.filter.isEmpty ? [] : ["filter: \(VisibleText.of(list.filter))"]
    HeaderView(palette: palette).draw(
      "Boxes", facts: ["by \(orderName)"] + filter, right: counts, in: layout.header, on: &grid)
    guard let texts else { return }
    let columns = TextColumns(texts.columns, width: state.size.width)
    columns.drawTitles(row: layout.columnTitles.row, palette: palette, on: &grid)
    for row in 0..<layout.visibleEntries {
      guard let line = list[list.selection.top + row] else { break }
      let fields = texts.fields(of: line, isSaved: list.isSaved(line.annotation))
      columns.draw(
        fields, row: layout.entries.row + row,
        isSelected: list.selection.top + row == list.selection.index,
        isDim: line.annotation.isUnverified, palette: palette, on: &grid)
    }
    if list.count == 0 {
      grid.write(emptyText, column: 2, row: layout.entries.row + 1, foreground: palette.dim)
    }
    StatusView(state: state, context: context)
      .draw(readout: readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private var texts: BoxTexts? { document.map(BoxTexts.init) }

  private var counts: String {
    let total = list.total.text()
    return list.filter.isEmpty ? total : "\(list.count) of \(total)"
  }

  private var emptyText: String {
    list.filter.isEmpty ? "No boxes yet." : "No box matches the filter."
  }

  private var readout: String {
    list.selected?.comment.map(VisibleText.of) ?? ""
  }
}
