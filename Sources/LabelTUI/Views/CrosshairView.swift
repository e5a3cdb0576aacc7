/// The crosshair: arms of a column and a row of the picture set off, so that the picture stays visible
/// under them, and a mark where they meet.
struct CrosshairView {
  let column: Int
  let row: Int

  /// How far the arms reach, in pixels, which are as wide as a cell and half as high. Across the whole
  /// picture every step would cost four times the bytes, and the axes mark its row and column anyway.
  private static let reach = 24

  /// Shifts the levels of the crosshair's arms in `pixels`.
  func highlight(_ pixels: inout PixelGrid, levelCount: Int) {
    // Too few levels cannot be shifted by a visible step: the mark alone must do.
    guard levelCount > 8 else { return }
    let columns = (column - Self.reach)..<(column + Self.reach + 1)
    let rows = (2 * row - Self.reach)..<(2 * row + 2 + Self.reach)
    if (0..<pixels.width).contains(column) {
      for y in rows.clamped(to: 0..<pixels.height) {
        pixels[column, y] = shifted(pixels[column, y], levelCount: levelCount)
      }
    }
    for y in [2 * row, 2 * row + 1] where (0..<pixels.height).contains(y) {
      for x in columns.clamped(to: 0..<pixels.width) where x != column {
        pixels[x, y] = shifted(pixels[x, y], levelCount: levelCount)
      }
    }
  }

  func draw(in rect: Rect, palette: Palette, on grid: inout CellGrid) {
    guard (0..<rect.width).contains(column), (0..<rect.height).contains(row) else { return }
    let (x, y) = (rect.column + column, rect.row + row)
    let background = grid[x, y].background
    grid[x, y] = Cell("┼", foreground: palette.bright, background: background, style: .bold)
  }

  private func shifted(_ pixel: PixelGrid.Pixel, levelCount: Int) -> PixelGrid.Pixel {
    guard case .level(let level) = pixel else { return pixel }
    let step = levelCount / 6
    return .level(level > levelCount * 2 / 3 ? level - step : level + step)
  }
}
