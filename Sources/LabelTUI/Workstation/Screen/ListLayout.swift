import TerminalKit

/// Places the parts of the list of documents on a screen of a given size.
struct ListLayout: Equatable, Sendable {
  let header: Rect
  let columnTitles: Rect
  let entries: Rect
  let status: Rect
  let hints: Rect

  init(size: Size) {
    let height = max(1, size.height - 4)
    header = Rect(column: 0, row: 0, width: size.width, height: 1)
    columnTitles = Rect(column: 0, row: 1, width: size.width, height: 1)
    entries = Rect(column: 0, row: 2, width: size.width, height: height)
    status = Rect(column: 0, row: height + 2, width: size.width, height: 1)
    hints = Rect(column: 0, row: height + 3, width: size.width, height: 1)
  }

  /// The number of entries that fit on the screen.
  var visibleEntries: Int { entries.height }
}
