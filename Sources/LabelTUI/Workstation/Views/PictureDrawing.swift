import TerminalKit

/// Draws pictures in the current format: as glyphs, or as pixels under the cells.
struct PictureDrawing: Sendable {
  let format: PictureFormat
  let colorMap: ColorMap
  let palette: Palette

  /// The number of steps from dark to bright in the picture.
  var levelCount: Int { format.cellSize == nil ? palette.levelCount : colorMap.colors.count }

  /// The number of dots of a picture in `rect`.
  func size(of rect: Rect) -> Size {
    Size(width: rect.width * format.dots.width, height: rect.height * format.dots.height)
  }

  /// Draws `dots` into the cells of `rect`, with the cells `lit` in a lighter shade.
  func draw(
    _ dots: PixelGrid, in rect: Rect, lit: [CellGrid.Position] = [], on grid: inout CellGrid
  ) {
    if let graphics = format.style.graphics, let cellSize = format.cellSize, !rect.isEmpty {
      let pixels = LevelPixels(
        colorMap: colorMap, damaged: palette.error, rect: rect, cellSize: cellSize)
      grid.picture = PixelPicture(
        graphics: graphics, place: rect, cellSize: cellSize,
        image: pixels.image(of: dots, lit: lit))
      grid.fill(rect, with: PixelPicture.cell)
    } else {
      dots.draw(in: rect, format: format, palette: palette, on: &grid)
      for cell in lit { lighten(cell.column, cell.row, on: &grid) }
    }
  }

  private func lighten(_ x: Int, _ y: Int, on grid: inout CellGrid) {
    guard grid.bounds.contains(column: x, row: y) else { return }
    grid[x, y].foreground = palette.lighter(grid[x, y].foreground)
    grid[x, y].background = palette.lighter(grid[x, y].background)
  }
}
