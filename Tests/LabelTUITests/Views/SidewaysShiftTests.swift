import TestSupport
import Testing

@testable import TerminalKit

@Suite("Moving cells on the terminal")
struct SidewaysShiftTests {
  private static let size = Size(width: 40, height: 8)
  private static let rect = Rect(column: 4, row: 1, width: 30, height: 6)

  /// A screen whose picture shows the data from `column` on, with no two equal columns or rows.
  private func screen(from column: Int, samplesPerColumn: Int = 8) -> CellGrid {
    var grid = CellGrid(size: Self.size)
    grid.scroll = ScrollMark(
      rect: Self.rect, column: column, samplesPerColumn: samplesPerColumn)
    for row in Self.rect.rows {
      for x in Self.rect.columns {
        let data = UInt32(100 * row + column + x)
        grid[x, row] = Cell(Unicode.Scalar(0x4E00 + data)!)
      }
    }
    return grid
  }

  @Test("a picture that moved sideways is shifted in all of its rows", arguments: [1, -1, 7, -21])
  func moved(distance: Int) {
    let shift = SidewaysShift(from: screen(from: 100), to: screen(from: 100 + distance))
    #expect(shift?.distance == distance)
    #expect(shift?.rows == Array(Self.rect.rows) && shift?.columns == Self.rect.columns)
  }

  @Test("nothing is shifted if it did not move, or if the shift costs more than it saves")
  func notMoved() {
    let before = screen(from: 100)
    #expect(SidewaysShift(from: before, to: before) == nil)
    #expect(SidewaysShift(from: before, to: screen(from: 101, samplesPerColumn: 4)) == nil)
    #expect(SidewaysShift(from: before, to: screen(from: 130)) == nil)
    #expect(SidewaysShift(from: before, to: screen(from: 124)) == nil, "six columns remain")
    #expect(SidewaysShift(from: before, to: screen(from: 122)) != nil, "eight columns remain")
    var list = CellGrid(size: Self.size)
    #expect(SidewaysShift(from: list, to: screen(from: 101)) == nil)
    list.scroll = nil
    #expect(SidewaysShift(from: before, to: list) == nil)
    let larger = CellGrid(size: Size(width: 41, height: 8))
    #expect(SidewaysShift(from: before, to: larger) == nil)
  }

  @Test("a row of equal cells is not shifted; the others are")
  func emptyRows() {
    var (before, after) = (screen(from: 100), screen(from: 101))
    for row in [2, 5] {
      let stretch = Rect(column: 4, row: row, width: 30, height: 1)
      before.fill(stretch, with: .blank)
      after.fill(stretch, with: .blank)
    }
    #expect(SidewaysShift(from: before, to: after)?.rows == [1, 3, 4, 6])
  }

  @Test("a mark that extends beyond the screen shifts the cells on the screen")
  func beyond() {
    var (before, after) = (screen(from: 100), screen(from: 101))
    let rect = Rect(column: 4, row: 1, width: 99, height: 99)
    before.scroll?.rect = rect
    after.scroll?.rect = rect
    let shift = SidewaysShift(from: before, to: after)
    #expect(shift?.columns == 4..<40 && shift?.rows == Array(1..<7))
  }
}
