/// A rectangle of cells; `column` and `row` count from the top left of the screen.
struct Rect: Hashable, Sendable {
  var column: Int
  var row: Int
  var width: Int
  var height: Int

  var columns: Range<Int> { column..<(column + max(0, width)) }
  var rows: Range<Int> { row..<(row + max(0, height)) }
  var isEmpty: Bool { width <= 0 || height <= 0 }

  func contains(column: Int, row: Int) -> Bool {
    columns.contains(column) && rows.contains(row)
  }
}
