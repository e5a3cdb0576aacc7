import TerminalKit

/// Makes cells from dots: half blocks, or patterns of four or six dots in the two colors with the smallest
/// error.
struct BlockCells {
  let palette: Palette
  let format: PictureFormat

  /// The cell of an upper and a lower dot.
  func halves(_ upper: PixelGrid.Pixel, _ lower: PixelGrid.Pixel) -> Cell {
    guard !palette.levels.isEmpty else { return shade([upper, lower]) }
    if upper == .missing, lower == .missing { return missing }
    let (top, bottom) = (color(upper), color(lower))
    if top == bottom { return Cell(" ", background: bottom) }
    return Cell("▀", foreground: top, background: bottom)
  }

  /// The cell whose upper left dot is at `corner` of `picture`.
  func pattern(at corner: (x: Int, y: Int), of picture: PixelGrid) -> Cell {
    let size = format.dots
    var dots: [PixelGrid.Pixel] = []
    for y in 0..<size.height {
      for x in 0..<size.width { dots.append(picture[corner.x + x, corner.y + y]) }
    }
    guard !palette.levels.isEmpty else { return shade(dots) }
    let levels = levels(of: dots)
    guard levels.count == dots.count else { return incomplete(dots, levels: levels) }
    let split = TwoLevels(levels)
    guard split.mask != 0 else { return Cell(" ", background: color(.level(split.low))) }
    return Cell(
      format.glyph(covering: split.mask), foreground: color(.level(split.high)),
      background: color(.level(split.low)))
  }

  /// A cell with missing or damaged dots.
  private func incomplete(_ dots: [PixelGrid.Pixel], levels: [Int]) -> Cell {
    if dots.contains(.damaged) { return Cell(" ", background: palette.error) }
    guard let brightest = levels.max() else { return missing }
    return Cell(" ", background: color(.level(brightest)))
  }

  private func levels(of dots: [PixelGrid.Pixel]) -> [Int] {
    dots.compactMap { dot in
      if case .level(let level) = dot { level } else { nil }
    }
  }

  private var missing: Cell {
    Cell("·", foreground: palette.dim, background: palette.black, style: .dim)
  }

  private func color(_ pixel: PixelGrid.Pixel) -> Color {
    switch pixel {
    case .missing: palette.black
    case .damaged: palette.error
    case .level(let level): palette.levels[min(max(0, level), palette.levels.count - 1)]
    }
  }

  private func shade(_ dots: [PixelGrid.Pixel]) -> Cell {
    if dots.contains(.damaged) { return Cell("×", foreground: palette.error) }
    let levels = levels(of: dots)
    guard let brightest = levels.max(), levels.count == dots.count else {
      return Cell("·", style: .dim)
    }
    return Cell(Palette.shades[min(max(0, brightest), Palette.shades.count - 1)])
  }
}
