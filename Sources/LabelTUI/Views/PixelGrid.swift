/// A picture of levels, two pixels to a cell, before it becomes cells.
struct PixelGrid: Equatable, Sendable {
  /// What a pixel shows.
  enum Pixel: Equatable, Sendable {
    /// Not computed yet, or outside of the capture.
    case missing
    /// The samples there are not finite.
    case damaged
    case level(Int)
  }

  let width: Int
  /// Pixel rows: twice the rows of cells.
  let height: Int
  private var pixels: [Pixel]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    pixels = [Pixel](repeating: .missing, count: self.width * self.height)
  }

  /// `decibels` in steps of `levels`, `levelCount` of them.
  init(_ decibels: DecibelGrid, levels: Levels, levelCount: Int) {
    width = decibels.width
    height = decibels.height
    pixels = decibels.values.map { value in
      if value.isNaN { return .damaged }
      if value == DecibelGrid.missing { return .missing }
      return .level(min(levelCount - 1, Int(levels.share(of: value) * Double(levelCount))))
    }
  }

  subscript(column: Int, row: Int) -> Pixel {
    get { pixels[row * width + column] }
    set { pixels[row * width + column] = newValue }
  }

  /// Draws the picture into the cells of `rect`, half blocks where there are colors for them.
  func draw(in rect: Rect, palette: Palette, on grid: inout CellGrid) {
    for row in 0..<min(rect.height, height / 2) {
      for column in 0..<min(rect.width, width) {
        grid[rect.column + column, rect.row + row] = cell(
          self[column, 2 * row], self[column, 2 * row + 1], palette: palette)
      }
    }
  }

  private func cell(_ upper: Pixel, _ lower: Pixel, palette: Palette) -> Cell {
    guard !palette.levels.isEmpty else { return shade(upper, lower, palette: palette) }
    if upper == .missing, lower == .missing {
      return Cell("·", foreground: palette.dim, background: palette.black, style: .dim)
    }
    let (top, bottom) = (color(upper, palette), color(lower, palette))
    if top == bottom { return Cell(" ", background: bottom) }
    return Cell("▀", foreground: top, background: bottom)
  }

  private func color(_ pixel: Pixel, _ palette: Palette) -> Color {
    switch pixel {
    case .missing: palette.black
    case .damaged: palette.error
    case .level(let level): palette.levels[min(max(0, level), palette.levels.count - 1)]
    }
  }

  private func shade(_ upper: Pixel, _ lower: Pixel, palette: Palette) -> Cell {
    switch (upper, lower) {
    case (.damaged, _), (_, .damaged): return Cell("×", foreground: palette.error)
    case (.level(let upper), .level(let lower)):
      let level = min(max(0, max(upper, lower)), Palette.shades.count - 1)
      return Cell(Palette.shades[level])
    default: return Cell("·", style: .dim)
    }
  }
}
