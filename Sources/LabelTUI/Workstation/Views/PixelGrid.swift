import Radio
import TerminalKit

/// The dots of a picture as levels, before they are drawn in cells.
struct PixelGrid: Equatable, Sendable {
  /// What a dot shows.
  enum Pixel: Equatable, Sendable {
    /// Not computed yet, or outside of the capture.
    case missing
    /// The samples are not finite.
    case damaged
    case level(Int)
  }

  /// The width in dots.
  let width: Int
  /// The height in dots.
  let height: Int
  private var pixels: [Pixel]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    pixels = [Pixel](repeating: .missing, count: self.width * self.height)
  }

  /// Divides the range `levels` of `decibels` into `levelCount` levels.
  ///
  /// A dot keeps the level of the one to its left until it is nearer to a level two away (hysteresis):
  /// changes of color from cell to cell cost output bytes. Every 32 columns from the start of the lead, a dot
  /// gets its own level, so that the same data have the same levels everywhere on the screen. If there are
  /// few levels, whose differences are visible, each dot has its own level.
  init(_ decibels: DecibelGrid, levels: Levels, levelCount: Int) {
    self.init(width: decibels.width, height: decibels.height)
    let scale = Float(Double(levelCount) / levels.range)
    let floor = Float(levels.floor)
    let reach: Float = levelCount >= Self.manyLevels ? 1.5 : 0.5
    for row in 0..<height {
      var held: Int?
      for column in -decibels.lead..<width {
        if (column + decibels.lead).isMultiple(of: Self.heldColumns) { held = nil }
        let value = decibels[column, row]
        let pixel = Self.pixel(
          value, position: (value - floor) * scale, levelCount, reach: reach, held: &held)
        if column >= 0 { self[column, row] = pixel }
      }
    }
  }

  /// The largest number of columns that keep a level.
  private static let heldColumns = 32
  private static let manyLevels = 32

  private static func pixel(
    _ value: Float, position: Float, _ levelCount: Int, reach: Float, held: inout Int?
  ) -> Pixel {
    if value.isNaN { return .damaged }
    if value == DecibelGrid.missing { return .missing }
    if Silence.includes(value) {
      held = nil
      return .level(0)
    }
    let inside = min(max(0, position), Float(levelCount) - 0.5)
    if let held, abs(inside - (Float(held) + 0.5)) < reach { return .level(held) }
    let level = Int(inside)
    held = level
    return .level(level)
  }

  subscript(column: Int, row: Int) -> Pixel {
    get { pixels[row * width + column] }
    set { pixels[row * width + column] = newValue }
  }

  /// Draws the picture into the cells of `rect` in a `format` of glyphs. With too few colors, a cell is as
  /// bright as its brightest dot.
  func draw(in rect: Rect, format: PictureFormat, palette: Palette, on grid: inout CellGrid) {
    let dots = format.dots
    let blocks = BlockCells(palette: palette, format: format)
    for row in 0..<min(rect.height, height / dots.height) {
      for column in 0..<min(rect.width, width / dots.width) {
        let (x, y) = (column * dots.width, row * dots.height)
        grid[rect.column + column, rect.row + row] =
          format.style == .halfBlocks
          ? blocks.halves(self[x, y], self[x, y + 1])
          : blocks.pattern(at: (x, y), of: self)
      }
    }
  }
}
