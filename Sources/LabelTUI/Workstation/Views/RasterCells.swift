import Imaging
import TerminalKit

/// Makes cells from the dots of a color picture, in the colors of the terminal.
///
/// Dots outside of the picture show the screen's own background.
struct RasterCells {
  let raster: PixelRaster
  /// A format of glyphs.
  let format: PictureFormat
  let colorClass: ColorClass
  let background: ScreenBackground
  /// The colors to use if the terminal has direct color; nil uses all. Curses has a limited number of color
  /// pairs. Cells in all colors would use them up within a few screens; curses then starts again and sends
  /// everything twice. With fewer than 255 colors, the pairs last for all views of a picture.
  var colors: NearestColors?
  /// Whether a cell keeps the colors of the cell to its left if they differ too little to matter, so that
  /// noise costs no output bytes. Only for pictures that are drawn in approximate `colors` anyway.
  var holdsColors = false

  /// The colors of the cell to the left.
  private struct HeldColors {
    var foreground: UInt32?
    var background: UInt32?
  }

  /// The largest `NearestColors.distance` at which a cell keeps a color: about 7 of 255 in each component.
  private static let holdDistance = 110_000

  /// The most dots in a cell.
  private static let dotLimit = 6

  /// Draws the picture into the cells of `rect`, as far as there are dots for them.
  func draw(in rect: Rect, on grid: inout CellGrid) {
    let dots = format.dots
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.dotLimit) { buffer in
      raster.pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<min(rect.height, raster.height / dots.height) {
          var held = HeldColors()
          for column in 0..<min(rect.width, raster.width / dots.width) {
            let corner = CellGrid.Position(column: column * dots.width, row: row * dots.height)
            var start = corner.row * raster.width + corner.column
            var count = 0
            for _ in 0..<dots.height {
              for x in 0..<dots.width {
                buffer[count] = pixels[start + x]
                count += 1
              }
              start += raster.width
            }
            grid[rect.column + column, rect.row + row] = cell(
              UnsafeBufferPointer(rebasing: buffer[..<count]), at: corner, held: &held)
          }
        }
      }
    }
  }

  /// The cell of `dots`, row by row; the first one is at `corner` of the raster.
  private func cell(
    _ dots: UnsafeBufferPointer<UInt32>, at corner: CellGrid.Position, held: inout HeldColors
  ) -> Cell {
    switch colorClass {
    case .direct: directCell(dots, held: &held)
    case .indexed256: paletteCell(dots, at: corner, .xterm256)
    case .indexed16: paletteCell(dots, at: corner, .ansi16)
    case .indexed8: paletteCell(dots, at: corner, .ansi8)
    case .none: shadeCell(dots, at: corner)
    }
  }

  private func directCell(
    _ dots: UnsafeBufferPointer<UInt32>, held: inout HeldColors
  ) -> Cell {
    if dots.contains(PixelRaster.outside) {
      return edgeCell(dots) { .rgb(nearest(to: ColorSplit.mean($0))) }
    }
    let split = ColorSplit(dots)
    let foreground = Color.rgb(color(for: split.foreground, held: &held.foreground))
    let background = Color.rgb(color(for: split.background, held: &held.background))
    guard split.mask != 0, foreground != background else {
      return Cell(" ", background: background)
    }
    return Cell(
      format.glyph(covering: split.mask), foreground: foreground, background: background)
  }

  /// `held` if it is close enough to `rgb`; else the color for `rgb`, which becomes `held`.
  private func color(for rgb: UInt32, held: inout UInt32?) -> UInt32 {
    if holdsColors, let held, NearestColors.distance(rgb, held) <= Self.holdDistance { return held }
    let color = nearest(to: rgb)
    held = color
    return color
  }

  /// The color for `rgb`: the nearest one of `colors`, if there are any.
  private func nearest(to rgb: UInt32) -> UInt32 {
    colors.map { $0.palette[Int($0.index(of: rgb))] } ?? rgb
  }

  private func paletteCell(
    _ dots: UnsafeBufferPointer<UInt32>, at corner: CellGrid.Position, _ colors: TerminalColors
  ) -> Cell {
    if dots.contains(PixelRaster.outside) {
      return edgeCell(dots) {
        .palette(colors.index(of: ColorSplit.mean($0), x: corner.column, y: corner.row))
      }
    }
    let pair = PalettePair(dots, at: corner, width: format.dots.width, colors: colors)
    guard pair.mask != 0 else { return Cell(" ", background: .palette(pair.background)) }
    return Cell(
      format.glyph(covering: pair.mask), foreground: .palette(pair.foreground),
      background: .palette(pair.background))
  }

  /// The cell of dots of which some lie outside of the picture. The others have one color.
  private func edgeCell(
    _ dots: UnsafeBufferPointer<UInt32>, color: ([UInt32]) -> Color
  ) -> Cell {
    let inside = dots.filter { $0 != PixelRaster.outside }
    guard !inside.isEmpty else { return .blank }
    var mask = 0
    for (index, dot) in dots.enumerated() where dot != PixelRaster.outside { mask |= 1 << index }
    return Cell(format.glyph(covering: mask), foreground: color(inside))
  }

  /// The cell whose glyph covers a share of it that equals the brightness of the dots; on a light screen,
  /// their darkness.
  private func shadeCell(
    _ dots: UnsafeBufferPointer<UInt32>, at corner: CellGrid.Position
  ) -> Cell {
    let inside = dots.filter { $0 != PixelRaster.outside }
    guard !inside.isEmpty else { return .blank }
    let brightness = Color.brightness(ColorSplit.mean(inside))
    let share = background == .dark ? brightness : 255 - brightness
    let offset = OrderedDither.offset(
      corner.column / format.dots.width, corner.row / format.dots.height,
      amplitude: Self.shadeAmplitude)
    let steps = Palette.shades.count - 1
    let level = (min(max(0, share + offset), 255) * steps + 127) / 255
    return Cell(Palette.shades[level])
  }

  /// Half a step between shades.
  private static let shadeAmplitude = 24
}
