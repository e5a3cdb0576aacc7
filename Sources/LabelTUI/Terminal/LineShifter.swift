import CNcurses

/// Moves cells sideways on the terminal by deleting and inserting characters, and tells curses, which
/// never notices by itself that a picture only moved.
///
/// A pan by a column costs 3.5 KB so, and 450 KB by a repaint.
struct LineShifter {
  private typealias Capability = UnsafeMutablePointer<CChar>

  private let saveCursor: Capability
  private let restoreCursor: Capability
  private let plain: Capability
  private let moveCursor: Capability
  private let moveDown: Capability
  private let delete: Capability
  private let insert: Capability

  /// Nil when the terminal that curses has begun with cannot do it.
  init?() {
    func capability(_ name: StaticString) -> Capability? {
      let text = tigetstr(
        UnsafeMutableRawPointer(mutating: name.utf8Start).assumingMemoryBound(to: CChar.self))
      // Absent is NULL, "not a string" is (char *)-1.
      return Int(bitPattern: text) == -1 ? nil : text
    }
    guard let saveCursor = capability("sc"), let restoreCursor = capability("rc"),
      let plain = capability("sgr0"), let moveCursor = capability("cup"),
      let moveDown = capability("cud"), let delete = capability("dch"),
      let insert = capability("ich")
    else { return nil }
    (self.saveCursor, self.restoreCursor, self.plain) = (saveCursor, restoreCursor, plain)
    (self.moveCursor, self.moveDown) = (moveCursor, moveDown)
    (self.delete, self.insert) = (delete, insert)
  }

  /// Moves what `shift` says; what remains to be drawn is left to the next `doupdate`.
  func apply(_ shift: SidewaysShift) {
    let count = min(abs(shift.distance), shift.columns.count)
    // Deleting draws in what stands to the right of the columns; inserting pushes it back.
    let far = shift.columns.upperBound - count
    let near = shift.columns.lowerBound
    let reachesEdge = shift.columns.upperBound >= Int(getmaxx(curses_physical_window()))
    putp(saveCursor)
    // What comes in is blank in the colors that are set.
    putp(plain)
    if shift.distance > 0 {
      delete(count, rows: shift.rows, column: near)
      if !reachesEdge { insert(count, rows: shift.rows, column: far) }
    } else {
      if !reachesEdge { delete(count, rows: shift.rows, column: far) }
      insert(count, rows: shift.rows, column: near)
    }
    putp(restoreCursor)
    // Else curses would not look at lines in which nothing was drawn.
    for row in shift.rows { wtouchln(curses_virtual_window(), Int32(row), 1, 1) }
  }

  private func delete(_ count: Int, rows: [Int], column: Int) {
    change(rows, column: column, by: delete, count: count) {
      for _ in 0..<count { wdelch(curses_physical_window()) }
    }
  }

  private func insert(_ count: Int, rows: [Int], column: Int) {
    change(rows, column: column, by: insert, count: count) {
      for _ in 0..<count { winsch(curses_physical_window(), chtype(UInt8(ascii: " "))) }
    }
  }

  /// Has the terminal do `capability` at `column` of each of `rows`, and curses' picture of it `mirror`.
  private func change(
    _ rows: [Int], column: Int, by capability: Capability, count: Int, mirror: () -> Void
  ) {
    var above: Int?
    for row in rows {
      if above == row - 1 {
        putp(curses_parameterized(moveDown, 1, 0))
      } else {
        putp(curses_parameterized(moveCursor, Int32(row), Int32(column)))
      }
      above = row
      putp(curses_parameterized(capability, Int32(count), 0))
      wmove(curses_physical_window(), Int32(row), Int32(column))
      mirror()
    }
  }
}
