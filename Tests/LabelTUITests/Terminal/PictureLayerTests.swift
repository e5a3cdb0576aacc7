import Foundation
import TestSupport
import Testing

@testable import TerminalKit

@Suite("Pictures in pixels over cells")
struct PictureLayerTests {
  static let size = Size(width: 14, height: 9)
  static let cellSize = PixelSize(width: 5, height: 7)
  static let place = Rect(column: 2, row: 1, width: 10, height: 6)
  static let palette: [UInt32] = (0..<20).map { $0 * 0x0C0B0D }

  /// A screen of cells and pixels that changes at random.
  private struct Scene {
    var generator: SeededGenerator
    let graphics: PixelPicture.Graphics
    var place = PictureLayerTests.place
    var pixels: [UInt8] = []
    var texts: [Rect] = []
    var hasPicture = true

    init(seed: UInt64, graphics: PixelPicture.Graphics) {
      generator = SeededGenerator(seed: seed)
      self.graphics = graphics
      paintAll()
    }

    private var pixelSize: PixelSize {
      PixelSize(
        width: place.width * PictureLayerTests.cellSize.width,
        height: place.height * PictureLayerTests.cellSize.height)
    }

    private mutating func random(_ range: ClosedRange<Int>) -> Int {
      Int.random(in: range, using: &generator)
    }

    private mutating func paintAll() {
      pixels = (0..<(pixelSize.width * pixelSize.height)).map { _ in UInt8(random(0...19)) }
    }

    private mutating func paintCross() {
      let (x, y) = (random(0...(pixelSize.width - 1)), random(0...(pixelSize.height - 1)))
      let color = UInt8(random(0...19))
      for column in 0..<pixelSize.width { pixels[y * pixelSize.width + column] = color }
      for row in 0..<pixelSize.height { pixels[row * pixelSize.width + x] = color }
    }

    private mutating func addText() {
      texts.append(
        Rect(
          column: random(0...12), row: random(0...8), width: random(1...6), height: random(1...3)))
    }

    /// Makes a random change. Returns whether the whole screen must be drawn again.
    mutating func change() -> Bool {
      switch random(0...9) {
      case 0: return true
      case 1: paintAll()
      case 2, 3: paintCross()
      case 4, 5: addText()
      case 6, 7: texts = Array(texts.dropFirst())
      case 8:
        // The picture may reach the last row and extend beyond it.
        place.row = random(0...4)
        paintAll()
      default: hasPicture.toggle()
      }
      return false
    }

    var grid: CellGrid {
      var grid = CellGrid(size: PictureLayerTests.size)
      if hasPicture {
        grid.fill(place, with: PixelPicture.cell)
        let image = IndexedPixels(
          size: pixelSize, palette: PictureLayerTests.palette, pixels: pixels)
        grid.picture = PixelPicture(
          graphics: graphics, place: place, cellSize: PictureLayerTests.cellSize, image: image)
      }
      for text in texts { grid.fill(text, with: Cell("x")) }
      return grid
    }
  }

  /// The cells that curses may write after `before`: in each row, all cells from the first to the last that differs.
  private func written(_ grid: CellGrid, after before: CellGrid?) -> [(Int, Int)] {
    (0..<grid.size.height).flatMap { row in
      let differing = (0..<grid.size.width).filter {
        before == nil || grid[$0, row] != before![$0, row]
      }
      guard let first = differing.first, let last = differing.last else { return [(Int, Int)]() }
      return (first...last).map { ($0, row) }
    }
  }

  /// Whether a cell must show the picture. The last row never shows it.
  private func showsPicture(_ grid: CellGrid, _ column: Int, _ row: Int) -> Bool {
    grid.picture != nil && row < grid.size.height - 1 && grid[column, row] == PixelPicture.cell
  }

  @Test("sixels: after any change, all cells show the right pixels, and no text is covered")
  func sixel() {
    var scene = Scene(seed: 11, graphics: .sixel)
    var layer = PictureLayer()
    var screen = SixelScreen(size: Self.size, cellSize: Self.cellSize)
    var before: CellGrid?
    for step in 0..<300 {
      if scene.change() { before = nil }
      let grid = scene.grid
      for (column, row) in written(grid, after: before) { screen.write(column: column, row: row) }
      screen.receive(layer.update(to: grid, from: before, on: Self.size).encoded { _ in nil })
      let isRight = isRight(screen, grid)
      #expect(isRight, "step \(step)")
      #expect(layer.update(to: grid, from: grid, on: Self.size).encoded { _ in nil }.isEmpty)
      before = grid
    }
  }

  private func isRight(_ screen: SixelScreen, _ grid: CellGrid) -> Bool {
    (0..<screen.height).allSatisfy { y in
      (0..<screen.width).allSatisfy { x in
        let (column, row) = (x / Self.cellSize.width, y / Self.cellSize.height)
        guard showsPicture(grid, column, row), let picture = grid.picture else {
          return screen[x, y] == nil
        }
        return screen[x, y] == percents(picture, x, y)
      }
    }
  }

  private func index(_ picture: PixelPicture, _ x: Int, _ y: Int) -> UInt8 {
    let left = picture.place.column * Self.cellSize.width
    let top = picture.place.row * Self.cellSize.height
    return picture.image.pixels[(y - top) * picture.image.size.width + x - left]
  }

  private func percents(_ picture: PixelPicture, _ x: Int, _ y: Int) -> [Int] {
    let rgb = Self.palette[Int(index(picture, x, y))]
    return [16, 8, 0].map { Int((Double(rgb >> $0 & 0xFF) * 100 / 255).rounded()) }
  }

  @Test("kitty: after any change, the pieces show the whole picture, and no text is covered")
  func kitty() {
    var scene = Scene(seed: 12, graphics: .kitty)
    // The width and the pixels instead of a PNG file.
    let file: PictureUpdate.FileEncoder = { [UInt8($0.size.width)] + $0.pixels }
    var layer = PictureLayer()
    var screen = KittyScreen(cellSize: Self.cellSize)
    var before: CellGrid?
    for step in 0..<300 {
      if scene.change() {
        before = nil
        screen.clear()
      }
      let grid = scene.grid
      screen.receive(layer.update(to: grid, from: before, on: Self.size).encoded(file))
      let isRight = isRight(screen, grid)
      #expect(isRight, "step \(step)")
      #expect(screen.pieceCount <= 13)
      before = grid
    }
    screen.receive(layer.remove())
    #expect(screen.pieceCount == 0)
  }

  private func isRight(_ screen: KittyScreen, _ grid: CellGrid) -> Bool {
    guard let picture = grid.picture else { return screen.pieceCount == 0 }
    return (0..<(Self.size.height * Self.cellSize.height)).allSatisfy { y in
      (0..<(Self.size.width * Self.cellSize.width)).allSatisfy { x in
        let (column, row) = (x / Self.cellSize.width, y / Self.cellSize.height)
        guard showsPicture(grid, column, row) else { return screen.pixel(x, y) == nil }
        return screen.pixel(x, y) == index(picture, x, y)
      }
    }
  }

  @Test("a crosshair that moves sends less than 5 % of the whole picture")
  func smallChange() {
    let image = IndexedPixels(
      size: PixelSize(width: 800, height: 400), palette: Self.palette,
      pixels: (0..<320_000).map { UInt8(($0 / 3 + $0 / 800) % 20) })
    func grid(crossAt x: Int) -> CellGrid {
      var pixels = image.pixels
      for y in 0..<400 { pixels[y * 800 + x] = 5 }
      var grid = CellGrid(size: Size(width: 100, height: 26))
      let place = Rect(column: 0, row: 0, width: 100, height: 25)
      grid.fill(place, with: PixelPicture.cell)
      grid.picture = PixelPicture(
        graphics: .sixel, place: place, cellSize: PixelSize(width: 8, height: 16),
        image: IndexedPixels(size: image.size, palette: image.palette, pixels: pixels))
      return grid
    }
    var layer = PictureLayer()
    let size = Size(width: 100, height: 26)
    let whole = layer.update(to: grid(crossAt: 100), from: nil, on: size).encoded { _ in nil }
    let moved = layer.update(to: grid(crossAt: 108), from: grid(crossAt: 100), on: size)
      .encoded { _ in nil }
    #expect(!moved.isEmpty && moved.count < whole.count / 20)
  }
}
