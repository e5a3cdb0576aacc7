import Imaging
import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Pictures in pixels")
struct PictureDrawingTests {
  private static let cellSize = PixelSize(width: 10, height: 21)

  /// A capture on a terminal that reported sixels and cells of 10 x 21 pixels.
  private func script(style: PictureStyle = .sixel) -> KeyScript {
    var script = CaptureViewTests.script(size: Size(width: 50, height: 20))
    script.state.terminal.colors = ColorDecision(colors: .direct, reason: .asked)
    script.state.pictureStyle = style
    script.play(.terminal(.reply(.cellSize(Self.cellSize))))
    script.play(.terminal(.reply(.attributes([62, 4]))))
    return script
  }

  private func screen(_ script: KeyScript) -> CellGrid {
    ScreenView(script.state, colorClass: .direct).draw()
  }

  @Test("the picture is drawn in pixels after the terminal replied, with dots of two pixels")
  func format() throws {
    var script = CaptureViewTests.script(size: Size(width: 50, height: 20))
    script.state.pictureStyle = .sixel
    #expect(script.state.pictureFormat == .halfBlocks && screen(script).picture == nil)
    script = self.script()
    #expect(script.state.pictureFormat.dots == Size(width: 5, height: 10))
    #expect(script.capture.viewport.dots == Size(width: 5, height: 10))
    let grid = screen(script)
    let picture = try #require(grid.picture)
    let rect = script.state.documentLayout.picture
    #expect(picture.place == rect && picture.graphics == .sixel)
    #expect(picture.image.size == PixelSize(width: 10 * rect.width, height: 21 * rect.height))
    #expect(grid[rect.column, rect.row] == PixelPicture.cell && grid.scroll == nil)
  }

  @Test("a terminal without sixels shows half blocks and a message")
  func refusal() {
    var script = CaptureViewTests.script(size: Size(width: 50, height: 20))
    script.state.pictureStyle = .sixel
    script.play(.terminal(.reply(.cellSize(Self.cellSize))))
    script.play(.terminal(.reply(.attributes([62]))))
    #expect(script.state.message?.kind == .warning && screen(script).picture == nil)
  }

  @Test("pixels have the levels' colors, the crosshair's are lighter, and unknown ones are dark")
  func pixels() throws {
    let dots = PixelGrid(
      DecibelGrid(width: 10, height: 20), levels: .initial, levelCount: 64)
    var pixels = dots
    pixels[0, 0] = .level(63)
    pixels[9, 19] = .damaged
    let maker = LevelPixels(
      colorMap: .viridis, damaged: .rgb(0xFF5F5F),
      rect: Rect(column: 3, row: 1, width: 2, height: 2), cellSize: Self.cellSize)
    let lit = [CellGrid.Position(column: 3, row: 1), CellGrid.Position(column: 99, row: 99)]
    let image = maker.image(of: pixels, lit: lit)
    #expect(image.size == PixelSize(width: 20, height: 42))
    func color(_ x: Int, _ y: Int) -> UInt32 { image.palette[Int(image.pixels[y * 20 + x])] }
    #expect(color(0, 0) == Color.lighter(ColorMap.viridis.colors[63]))
    #expect(color(1, 1) == color(0, 0) && color(2, 0) == 0x080808)
    #expect(color(19, 41) == 0xFF5F5F)
  }

  @Test("boxes are lines in the pixels; their titles stay text")
  func boxes() throws {
    var script = script()
    script.type("vlllllljjj1tburst")
    script.press(.enter)
    let annotation = try #require(script.boxes.first)
    let cells = script.capture.viewport.cells(of: annotation.box)
    let grid = screen(script)
    let picture = try #require(grid.picture)
    let rect = picture.place
    let (x, y) = (rect.column + cells.column, rect.row + cells.row + 1)
    #expect(grid[x, y] == PixelPicture.cell)
    let line = (y - rect.row) * 21 * picture.image.size.width + (x - rect.column) * 10
    let colors = picture.image.pixels[line..<(line + 10)].map { picture.image.palette[Int($0)] }
    #expect(colors.contains(0xFF5F5F) && colors.contains(0x080808))
    #expect(grid.text(row: rect.row + cells.row).contains("burst"))
  }

  @Test("a color picture is pixels in its own colors; cells outside of it are blank")
  func raster() throws {
    let rect = Rect(column: 3, row: 1, width: 3, height: 2)
    let drawing = PictureDrawing(
      format: PictureFormat(.sixel, cellSize: Self.cellSize), colorMap: .viridis,
      palette: Palette(.direct, map: .viridis))
    let size = drawing.rasterSize(of: rect)
    #expect(size == Size(width: 30, height: 42))
    var raster = PixelRaster(width: 30, height: 42)
    // A picture of 12 x 42 pixels: one cell, and two columns of the next.
    for index in raster.pixels.indices where index % 30 < 12 { raster.pixels[index] = 0x336699 }
    var grid = CellGrid(size: Size(width: 10, height: 5))
    let lit = CellGrid.Position(column: 3, row: 2)
    drawing.draw(
      raster, colors: PictureColors(sample: raster.pixels), in: rect, lit: [lit], on: &grid)
    let image = try #require(grid.picture?.image)
    func color(_ x: Int, _ y: Int) -> UInt32 { image.palette[Int(image.pixels[y * 30 + x])] }
    #expect(color(0, 0) == 0x336699 && color(11, 41) == 0x336699 && color(12, 0) == 0)
    #expect(Color.contrast(color(0, 21), 0x336699) > 1.3)
    #expect(grid[3, 1] == PixelPicture.cell && grid[4, 1] == PixelPicture.cell)
    #expect(grid[5, 1] == .blank)
  }

  @Test("the crosshair stands out from every color")
  func emphasized() {
    for red in stride(from: UInt32(0), through: 255, by: 15) {
      for green in stride(from: UInt32(0), through: 255, by: 15) {
        for blue in stride(from: UInt32(0), through: 255, by: 15) {
          let rgb = red << 16 | green << 8 | blue
          #expect(Color.contrast(rgb, Color.emphasized(rgb)) > 1.3)
        }
      }
    }
  }

  @Test("the key goes through the styles that the terminal supports")
  func key() {
    var script = script(style: .halfBlocks)
    var styles: [PictureStyle] = []
    for _ in 0..<4 {
      script.type("B")
      styles.append(script.state.pictureStyle)
    }
    #expect(styles == [.quadrants, .sixel, .halfBlocks, .quadrants])
  }
}
