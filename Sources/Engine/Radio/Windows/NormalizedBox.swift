/// A box in a message: x is a fraction (0...1) of the image's width, y of its height from the top.
///
/// The field names are those of the messages (`docs/formats/engine-protocol.md`).
package struct NormalizedBox: Sendable, Hashable, Codable {
  /// Left edge.
  package var x1: Double
  /// Top edge.
  package var y1: Double
  /// Right edge.
  package var x2: Double
  /// Bottom edge.
  package var y2: Double

  /// Makes a box from its left, top, right and bottom edge, each 0...1.
  package init(x1: Double, y1: Double, x2: Double, y2: Double) {
    self.x1 = x1
    self.y1 = y1
    self.x2 = x2
    self.y2 = y2
  }
}
