/// A rectangle of a document.
package struct Box: Sendable, Hashable {
  /// Samples of a capture, or pixel columns of a picture; the end is not included.
  package var x: Range<Int>
  /// RF frequencies of a capture in Hz, or pixel rows of a picture counted from its lower edge. Both
  /// grow upwards.
  package var y: ClosedRange<Double>

  /// Makes a box of `x` (samples or pixel columns) and `y` (RF Hz, or pixel rows from the lower edge).
  package init(x: Range<Int>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }
}
