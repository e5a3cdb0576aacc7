/// The point where the user works. It is stored in units of the document, so that zooming does not move it.
struct Crosshair: Hashable, Sendable {
  /// A sample of a capture, or a pixel column of a picture.
  private(set) var x: Int
  /// RF Hz of a capture; of a picture the middle of a pixel, in pixels from the lower edge.
  private(set) var y: Double
  /// The typed place along x, as the number of units to the left of it; nil if the crosshair means the whole
  /// cell.
  private(set) var exactX: Int?
  /// The typed place along y; nil if the crosshair means the whole cell.
  private(set) var exactY: Double?

  init(x: Int, y: Double) {
    self.x = x
    self.y = y
  }

  /// Moves to the cell of `newX`.
  mutating func move(toX newX: Int) {
    x = newX
    exactX = nil
  }

  /// Moves to the cell of `newY`.
  mutating func move(toY newY: Double) {
    y = newY
    exactY = nil
  }

  /// Moves to exactly `place`, the border to the left of unit `place`; the crosshair is drawn on `unit`.
  mutating func move(toExactX place: Int, showing unit: Int) {
    x = unit
    exactX = place
  }

  /// Moves to exactly `place`; the crosshair is drawn at `shown`, which is the middle of a pixel on pictures.
  mutating func move(toExactY place: Double, showing shown: Double) {
    y = shown
    exactY = place
  }
}
