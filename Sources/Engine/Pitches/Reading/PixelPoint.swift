/// A place in a picture, in pixels from its upper left corner; x to the right, y downwards.
package struct PixelPoint: Sendable, Hashable {
  package var x: Double
  package var y: Double

  /// The place at column `x` and row `y`.
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether the place is inside a picture of this size.
  package func isInside(width: Int, height: Int) -> Bool {
    x >= 0 && y >= 0 && x <= Double(width) && y <= Double(height)
  }
}
