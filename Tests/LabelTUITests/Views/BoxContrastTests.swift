import Testing

@testable import TerminalKit
@testable import Workstation

/// Lines of boxes over color pictures have the contrast that WCAG 2.1 requires of graphical objects.
@Suite("Boxes stand out from every picture")
struct BoxContrastTests {
  private static let backgrounds: [UInt32] =
    (0...5).map { $0 * 0x33_3333 } + [
      0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0x00FFFF, 0xFF00FF, 0xFF5F5F, 0x87FF5F, 0xFDE725,
    ]

  private func frame(
    on color: Color, _ palette: Palette, class index: Int?, cells: Rect
  ) -> (grid: CellGrid, lines: [Cell]) {
    var grid = CellGrid(size: Size(width: 12, height: 8))
    grid.fill(grid.bounds, with: Cell("▀", foreground: color, background: color))
    let frame = BoxOutline(
      cells: cells, color: palette.classColor(index), title: "", isHeavy: false, palette: palette)
    frame.draw(in: grid.bounds, on: &grid)
    return (grid, grid.cells.filter { $0.scalar != "▀" })
  }

  @Test(
    "in direct color",
    arguments: [
      Rect(column: 1, row: 1, width: 8, height: 5), Rect(column: 1, row: 1, width: 2, height: 2),
    ])
  func direct(cells: Rect) throws {
    let palette = Palette(.direct, map: .viridis).overColors
    for rgb in Self.backgrounds {
      for index in [nil] + (0..<9).map(Optional.some) {
        let lines = frame(on: .rgb(rgb), palette, class: index, cells: cells).lines
        #expect(!lines.isEmpty)
        for cell in lines {
          let (ink, paper) = (try #require(cell.foreground.rgb), try #require(cell.background.rgb))
          #expect(Color.contrast(ink, paper) >= 3, "class \(index ?? -1) on \(rgb)")
        }
      }
    }
  }

  @Test(
    "with fewer colors, lines are on black, and in bright colors also on a light screen",
    arguments: [ColorClass.indexed16, .indexed8, .indexed256], ScreenBackground.allCases)
  func indexed(colors: ColorClass, background: ScreenBackground) {
    let palette = Palette(colors, map: .viridis, background: background).overColors
    for index in 0..<9 {
      let (_, lines) = frame(
        on: .palette(15), palette, class: index,
        cells: Rect(column: 1, row: 1, width: 8, height: 5))
      for cell in lines {
        #expect(colors.number(of: cell.background) == colors.number(of: palette.black))
        let ink = UInt8(colors.number(of: cell.foreground))
        #expect(Color.contrast(XtermPalette.rgb(ink), 0) >= 3, "class \(index)")
      }
    }
  }
}
