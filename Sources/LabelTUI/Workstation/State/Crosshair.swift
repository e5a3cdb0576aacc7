/// The point that the user works at, in units of the document, so that zooming keeps it.
struct Crosshair: Hashable, Sendable {
  /// A sample of a capture, or a pixel column of a picture.
  private(set) var x: Int
  /// RF Hz of a capture; of a picture the middle of a pixel, in pixels from the lower edge.
  private(set) var y: Double
  /// The exact place along x that was typed, as units to the left of it; nil where the crosshair stands for a
  /// cell.
  private(set) var exactX: Int?
  /// The exact place along y that was typed; nil if the crosshair means the whole cell.
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

  /// Moves to exactly `place`, the border to the left of unit `place`; `unit` is the one to show.
  mutating func move(toExactX place: Int, showing unit: Int) {
    x = unit
    exactX = place
  }

  /// Moves to exactly `place`; `shown` is the value to show, in the middle of a pixel where there are any.
  mutating func move(toExactY place: Double, showing shown: Double) {
    y = shown
    exactY = place
  }
}
