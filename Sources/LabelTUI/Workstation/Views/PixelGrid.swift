import Radio
import TerminalKit

/// A picture of levels, dot by dot, before it becomes cells.
struct PixelGrid: Equatable, Sendable {
  /// What a dot shows.
  enum Pixel: Equatable, Sendable {
    /// Not computed yet, or outside of the capture.
    case missing
    /// The samples there are not finite.
    case damaged
    case level(Int)
  }

  /// Dots across.
  let width: Int
  /// Dots down.
  let height: Int
  private var pixels: [Pixel]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    pixels = [Pixel](repeating: .missing, count: self.width * self.height)
  }

  /// `decibels` in steps of `levels`, `levelCount` of them.
  ///
  /// A dot keeps the level of the one to its left until it is nearer to a level two away (hysteresis):
  /// far fewer colors change from cell to cell, which is what costs bytes on the wire. It starts again where
  /// the grid's lead does, so that the same data have the same levels wherever they stand on the screen.
  /// Where levels are few, and seen to differ, each dot has its own.
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

  /// Columns over which a level may be held.
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

  /// Draws the picture into the cells of `rect`, each made of dots in a `format` of glyphs, or of one as
  /// dark as the brightest of them where there are too few colors.
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
