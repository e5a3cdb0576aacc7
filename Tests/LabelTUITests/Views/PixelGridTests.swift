import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Dots and cells")
struct PixelGridTests {
  private static let palette = Palette(.direct, map: .viridis)

  private func decibels(_ rows: [[Float]], lead: Int = 0) -> DecibelGrid {
    var grid = DecibelGrid(width: rows[0].count - lead, height: rows.count, lead: lead)
    for (y, row) in rows.enumerated() {
      for (x, value) in row.enumerated() { grid[x - lead, y] = value }
    }
    return grid
  }

  private func cell(_ rows: [[Float]], style: PictureStyle) -> Cell {
    let pixels = PixelGrid(
      decibels(rows), levels: Self.levels(floor: 0, range: 64), levelCount: 64)
    var grid = CellGrid(size: Size(width: 1, height: 1))
    pixels.draw(in: grid.bounds, format: PictureFormat(style), palette: Self.palette, on: &grid)
    return grid[0, 0]
  }

  private static func levels(floor: Double, range: Double) -> Levels {
    var levels = Levels.initial
    (levels.floor, levels.range) = (floor, range)
    return levels
  }

  @Test("every pattern of two levels becomes the glyph that shows it", arguments: 1..<15)
  func quadrants(mask: Int) {
    let dots = (0..<4).map { Float(mask >> $0 & 1 == 1 ? 50.5 : 10.5) }
    let cell = cell([Array(dots[0..<2]), Array(dots[2..<4])], style: .quadrants)
    let glyphs = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)
    #expect(cell.scalar == glyphs[mask])
    #expect(
      cell.foreground == Self.palette.levels[50] && cell.background == Self.palette.levels[10])
  }

  @Test("sextants use the other block characters where these exist", arguments: 1..<63)
  func sextants(mask: Int) {
    let dots = (0..<6).map { Float(mask >> $0 & 1 == 1 ? 50.5 : 10.5) }
    let rows = (0..<3).map { Array(dots[(2 * $0)..<(2 * $0 + 2)]) }
    let value = cell(rows, style: .sextants).scalar.value
    switch mask {
    case 21: #expect(value == 0x258C)
    case 42: #expect(value == 0x2590)
    // The 60 scalars from U+1FB00 on, in the order of their masks.
    case ..<21: #expect(value == UInt32(0x1FB00 + mask - 1))
    case ..<42: #expect(value == UInt32(0x1FB00 + mask - 2))
    default: #expect(value == UInt32(0x1FB00 + mask - 3))
    }
  }

  @Test("one bright dot is a group of its own, and equal dots have one color")
  func split() {
    #expect(TwoLevels([3, 3, 40, 5]).mask == 0b100)
    #expect(TwoLevels([3, 3, 40, 5]).high == 40)
    #expect(TwoLevels([7, 7, 7, 7]).mask == 0 && TwoLevels([7]).low == 7)
  }

  @Test("damaged or missing dots are never shown as levels")
  func unknown() {
    let missing = DecibelGrid.missing
    for style in [PictureStyle.halfBlocks, .quadrants] {
      let row = [Float](repeating: missing, count: PictureFormat(style).dots.width)
      #expect(cell([row, row], style: style).scalar == "·")
    }
    let damaged = cell([[1, 2], [3, .nan]], style: .quadrants)
    #expect(damaged.background == Self.palette.error)
  }

  @Test(
    "a level is held until data are two levels away, and the same data have the same levels in all views"
  )
  func hysteresis() {
    let levels = Self.levels(floor: 0, range: 64)
    let row: [Float] = [10.2, 10.9, 11.4, 9.6, 12.1, 11.2, 30, 29.1]
    let whole = PixelGrid(decibels([row]), levels: levels, levelCount: 64)
    let held = (0..<row.count).map { whole[$0, 0] }
    #expect(held == [10, 10, 10, 10, 12, 12, 30, 30].map { .level($0) })
    for lead in 0..<row.count {
      let part = PixelGrid(decibels([row], lead: lead), levels: levels, levelCount: 64)
      #expect((0..<(row.count - lead)).map { part[$0, 0] } == Array(held[lead...]))
    }
  }
}
