import Imaging
import TestSupport
import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Color pictures in cells")
struct RasterCellsTests {
  private static let glyphStyles = [PictureStyle.halfBlocks, .quadrants, .sextants]

  private func cells(
    _ raster: PixelRaster, _ style: PictureStyle, _ colors: ColorClass,
    background: ScreenBackground = .dark
  ) -> CellGrid {
    let format = PictureFormat(style)
    var grid = CellGrid(
      size: Size(
        width: raster.width / format.dots.width, height: raster.height / format.dots.height)
    )
    RasterCells(raster: raster, format: format, colorClass: colors, background: background)
      .draw(in: grid.bounds, on: &grid)
    return grid
  }

  private func cell(
    _ dots: [UInt32], _ style: PictureStyle = .halfBlocks, _ colors: ColorClass = .direct,
    background: ScreenBackground = .dark
  ) -> Cell {
    let size = PictureFormat(style).dots
    let raster = PixelRaster(width: size.width, height: size.height, pixels: dots)
    return cells(raster, style, colors, background: background)[0, 0]
  }

  /// The color of each dot that a cell of direct color shows; nil for the background.
  private func dots(_ cell: Cell, _ format: PictureFormat) -> [UInt32?] {
    let count = format.dots.width * format.dots.height
    let mask = (0..<(1 << count)).first { format.glyph(covering: $0) == cell.scalar }
    return (0..<count).map { index in
      let isForeground = (mask ?? 0) >> index & 1 == 1
      return isForeground ? cell.foreground.rgb : cell.background.rgb
    }
  }

  @Test("half blocks have the colors of their two dots; equal ones are a space")
  func halfBlocks() {
    let cell = cell([0x102030, 0xFFEEDD])
    #expect(Set(dots(cell, .halfBlocks)) == [0x102030, 0xFFEEDD])
    #expect(dots(cell, .halfBlocks).first == 0x102030)
    #expect(self.cell([0x102030, 0x102030]) == Cell(" ", background: .rgb(0x102030)))
  }

  @Test("a picture of two colors is drawn exactly", arguments: glyphStyles)
  func twoColors(style: PictureStyle) {
    let format = PictureFormat(style)
    var generator = SeededGenerator(seed: 3)
    for mask in 0..<(1 << (format.dots.width * format.dots.height)) {
      let pair = (0..<2).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) }
      let wanted = (0..<(format.dots.width * format.dots.height)).map { pair[mask >> $0 & 1] }
      #expect(dots(cell(wanted, style), format) == wanted)
    }
  }

  @Test("no other two colors have a smaller error", arguments: [PictureStyle.quadrants, .sextants])
  func smallestError(style: PictureStyle) {
    let format = PictureFormat(style)
    let count = format.dots.width * format.dots.height
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let wanted = (0..<count).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) }
      let shown = dots(cell(wanted, style), format).map { $0 ?? 0 }
      let least = (1..<(1 << (count - 1))).map { mask -> Double in
        let groups = [0, 1].map { bit in (0..<count).filter { mask >> $0 & 1 == bit } }
        return groups.map { loss(of: $0.map { wanted[$0] }) }.reduce(0, +)
      }.min()
      let found = zip(wanted, shown).map { distance(components($0), components($1)) }.reduce(0, +)
      // Colors are rounded to whole components.
      #expect(found <= (least ?? 0) + Double(count) * 9 * 0.25 + 1e-6)
    }
  }

  private func components(_ rgb: UInt32) -> [Double] {
    [16, 8, 0].map { Double(rgb >> $0 & 0xFF) }
  }

  private func distance(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for (weight, (first, second)) in zip([2.0, 4, 3], zip(one, other)) {
      sum += weight * (first - second) * (first - second)
    }
    return sum
  }

  /// The error if all colors are drawn as their mean.
  private func loss(of colors: [UInt32]) -> Double {
    let colors = colors.map(components)
    let mean = (0..<3).map { index in
      colors.map { $0[index] }.reduce(0, +) / Double(max(1, colors.count))
    }
    return colors.map { distance($0, mean) }.reduce(0, +)
  }

  @Test("with a palette, cells have only its colors, so that color pairs last for all views")
  func palette() {
    var generator = SeededGenerator(seed: 7)
    let raster = PixelRaster(
      width: 64, height: 64,
      pixels: (0..<4096).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) })
    let colors = PictureColors(sample: raster.pixels).colors
    var grid = CellGrid(size: Size(width: 32, height: 32))
    RasterCells(
      raster: raster, format: PictureFormat(.quadrants), colorClass: .direct, background: .dark,
      colors: colors
    ).draw(in: grid.bounds, on: &grid)
    let shown = Set(grid.cells.flatMap { [$0.foreground, $0.background] })
    #expect(shown.isSubset(of: Set(colors.palette.map(Color.rgb))) && shown.count > 50)
  }

  @Test(
    "dots outside of the picture show the screen's own background", arguments: ColorClass.allCases)
  func outside(colors: ColorClass) {
    let outside = PixelRaster.outside
    #expect(cell([outside, outside], .halfBlocks, colors) == .blank)
    let edge = cell([0xFFFFFF, outside, 0xFFFFFF, outside], .quadrants, colors)
    #expect(edge.background == .standard)
    #expect(edge.scalar == (colors == .none ? "█" : "▌"))
  }

  @Test(
    "a uniform area in a color of the terminal is a space on that color",
    arguments: [ColorClass.indexed256, .indexed16, .indexed8], glyphStyles)
  func ownColors(colors: ColorClass, style: PictureStyle) {
    let indices: ClosedRange<UInt8> =
      colors == .indexed256 ? 16...255 : 0...(colors == .indexed16 ? 15 : 7)
    for index in indices {
      let rgb = XtermPalette.rgb(index)
      let grid = cells(
        PixelRaster(width: 8, height: 12, pixels: Array(repeating: rgb, count: 96)), style, colors)
      for cell in grid.cells {
        #expect(cell.scalar == " ")
        #expect(cell.background.paletteIndex.map(XtermPalette.rgb) == rgb, "\(index)")
      }
    }
  }

  @Test("with 256 colors, dithering keeps the mean of uniform colors", arguments: glyphStyles)
  func dithering(style: PictureStyle) {
    let format = PictureFormat(style)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<12 {
      let rgb = UInt32.random(in: 0...0xFF_FFFF, using: &generator)
      let size = 12
      let raster = PixelRaster(
        width: size, height: size, pixels: Array(repeating: rgb, count: size * size))
      var sum = [0.0, 0, 0]
      for cell in cells(raster, style, .indexed256).cells {
        let count = format.dots.width * format.dots.height
        let mask = (0..<(1 << count)).first { format.glyph(covering: $0) == cell.scalar } ?? 0
        for index in 0..<count {
          let color = mask >> index & 1 == 1 ? cell.foreground : cell.background
          let shown = components(XtermPalette.rgb(color.paletteIndex ?? 0))
          sum = zip(sum, shown).map(+)
        }
      }
      for (shown, wanted) in zip(sum, components(rgb)) {
        // A fifth of the widest step of the cube is not dithered.
        #expect(abs(shown / Double(size * size) - wanted) <= 24, "\(rgb)")
      }
    }
  }

  @Test("without colors, shades follow the brightness; on a light screen, the darkness")
  func shades() {
    #expect(cell([0, 0], .halfBlocks, .none) == Cell(" "))
    #expect(cell([0xFFFFFF, 0xFFFFFF], .halfBlocks, .none) == Cell("█"))
    #expect(cell([0, 0], .halfBlocks, .none, background: .light) == Cell("█"))
    #expect(cell([0xFFFFFF, 0xFFFFFF], .halfBlocks, .none, background: .light) == Cell(" "))
    var last = -1
    for gray in stride(from: UInt32(0), through: 255, by: 5) {
      let raster = PixelRaster(
        width: 4, height: 8, pixels: Array(repeating: gray * 0x01_0101, count: 32))
      let covered = cells(raster, .halfBlocks, .none).cells
        .map { Palette.shades.firstIndex(of: $0.scalar) ?? 0 }.reduce(0, +)
      #expect(covered >= last)
      last = covered
    }
  }

  @Test(
    "the same dots become the same cells at a distance of four dots", arguments: ColorClass.allCases
  )
  func pattern(colors: ColorClass) {
    var generator = SeededGenerator(seed: 6)
    let tile = (0..<(8 * 12)).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) }
    let raster = PixelRaster(
      width: 16, height: 12, pixels: (0..<(16 * 12)).map { tile[$0 / 16 * 8 + $0 % 8] })
    for style in Self.glyphStyles {
      let grid = cells(raster, style, colors)
      let half = grid.size.width / 2
      for row in 0..<grid.size.height {
        for column in 0..<half where colors != .none || half.isMultiple(of: 4) {
          #expect(grid[column, row] == grid[column + half, row])
        }
      }
    }
  }

  @Test(
    "noise costs few color changes where colors are held, and each dot stays close to its color")
  func held() {
    var generator = SeededGenerator(seed: 7)
    let (width, height) = (200, 40)
    let pixels = (0..<(width * height)).map { index -> UInt32 in
      let base = UInt32(index % width / 2 + 40)
      let noise = UInt32.random(in: 0...6, using: &generator)
      return (base + noise) << 16 | (base + 20 + noise) << 8 | (200 - base + noise)
    }
    let raster = PixelRaster(width: width, height: height, pixels: pixels)
    func changes(holdsColors: Bool) -> (count: Int, largestError: Int) {
      var grid = CellGrid(size: Size(width: width, height: height / 2))
      var cells = RasterCells(
        raster: raster, format: PictureFormat(.halfBlocks), colorClass: .direct, background: .dark)
      cells.holdsColors = holdsColors
      cells.draw(in: grid.bounds, on: &grid)
      var (count, largestError) = (0, 0)
      for row in 0..<(height / 2) {
        for column in 0..<width {
          let shown = dots(grid[column, row], PictureFormat(.halfBlocks))
          for (line, color) in shown.enumerated() {
            let wanted = pixels[(2 * row + line) * width + column]
            largestError = max(largestError, NearestColors.distance(color ?? 0, wanted))
          }
          if column > 0, grid[column, row] != grid[column - 1, row] { count += 1 }
        }
      }
      return (count, largestError)
    }
    let (plain, held) = (changes(holdsColors: false), changes(holdsColors: true))
    #expect(plain.largestError == 0)
    #expect(held.largestError <= 110_000)
    #expect(held.count * 2 < plain.count, "\(held.count) of \(plain.count)")
  }
}
