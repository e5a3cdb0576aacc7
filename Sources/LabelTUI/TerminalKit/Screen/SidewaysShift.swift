/// Parts of rows that the terminal moves sideways before the program redraws them.
package struct SidewaysShift: Equatable, Sendable {
  /// The columns of the screen within which cells move.
  package var columns: Range<Int>
  /// The rows, from the top.
  package var rows: [Int]
  /// The distance in cells; positive values move to the left.
  package var distance: Int

  /// A row is moved if that saves drawing at least this many cells, about the cost of moving it.
  private static let worthwhile = 8

  /// The rows to move before `after` is drawn over `before`; nil if moving rows saves nothing.
  package init?(from before: CellGrid, to after: CellGrid) {
    guard let old = before.scroll, let new = after.scroll, old.rect == new.rect,
      old.samplesPerColumn == new.samplesPerColumn, before.size == after.size,
      old.column != new.column, abs(new.column - old.column) < new.rect.width
    else { return nil }
    let distance = new.column - old.column
    let columns = new.rect.columns.clamped(to: 0..<after.size.width)
    rows = new.rect.rows.clamped(to: 0..<after.size.height).filter { row in
      let start = row * after.size.width
      let cells = (start + columns.lowerBound)..<(start + columns.upperBound)
      return Self.saving(cells, by: distance, from: before, to: after) >= Self.worthwhile
    }
    guard !rows.isEmpty else { return nil }
    self.columns = columns
    self.distance = distance
  }

  /// The number of `cells` that are right after the move, minus the number that are right without it.
  private static func saving(
    _ cells: Range<Int>, by distance: Int, from before: CellGrid, to after: CellGrid
  ) -> Int {
    var saving = 0
    for index in cells {
      let source = index + distance
      let moved = cells.contains(source) ? before.cells[source] : .blank
      if moved == after.cells[index] { saving += 1 }
      if before.cells[index] == after.cells[index] { saving -= 1 }
    }
    return saving
  }
}
