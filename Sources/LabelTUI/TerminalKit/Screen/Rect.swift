/// A rectangle of cells; `column` and `row` count from the top left of the screen.
@usableFromInline package struct Rect: Hashable, Sendable {
  /// The leftmost column.
  @usableFromInline package var column: Int
  /// The top row.
  @usableFromInline package var row: Int
  /// The number of columns.
  @usableFromInline package var width: Int
  /// The number of rows.
  @usableFromInline package var height: Int

  /// `width` x `height` cells whose upper left cell is at `column` and `row`.
  @inlinable package init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = width
    self.height = height
  }

  /// The columns of the rectangle; empty if `width` is negative.
  @inlinable package var columns: Range<Int> { column..<(column + max(0, width)) }
  /// The rows of the rectangle; empty if `height` is negative.
  @inlinable package var rows: Range<Int> { row..<(row + max(0, height)) }
  /// Whether the rectangle has no cells.
  @inlinable package var isEmpty: Bool { width <= 0 || height <= 0 }

  /// Whether the cell at `column` and `row` is in the rectangle.
  @inlinable package func contains(column: Int, row: Int) -> Bool {
    columns.contains(column) && rows.contains(row)
  }
}
