/// The crosshair: a column and a row of the picture set off, so that the picture stays visible under
/// it, and a mark where they meet.
struct CrosshairView {
  let column: Int
  let row: Int

  /// Shifts the levels of the crosshair's column and row of `pixels`.
  func highlight(_ pixels: inout PixelGrid, levelCount: Int) {
    // Too few levels cannot be shifted by a visible step: the mark alone must do.
    guard levelCount > 8 else { return }
    if (0..<pixels.width).contains(column) {
      for y in 0..<pixels.height {
        pixels[column, y] = shifted(pixels[column, y], levelCount: levelCount)
      }
    }
    for y in [2 * row, 2 * row + 1] where (0..<pixels.height).contains(y) {
      for x in 0..<pixels.width where x != column {
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
