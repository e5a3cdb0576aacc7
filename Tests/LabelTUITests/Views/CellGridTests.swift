import Testing

@testable import TerminalKit

@Suite("Cell grid")
struct CellGridTests {
  @Test("drawing outside is ignored and text is cut")
  func clipping() {
    var grid = CellGrid(size: Size(width: 4, height: 2))
    grid.write("abcdef", column: 2, row: 1)
    grid.write("xyz", column: 0, row: 5)
    grid.write("long", column: 0, row: 0, limit: 2)
    #expect(grid.text(row: 0) == "lo")
    #expect(grid.text(row: 1) == "  ab")
  }
}
