/// A rectangle of a document.
package struct Box: Sendable, Hashable {
  /// Samples of a capture, or pixel columns of a picture, without the upper bound.
  package var x: Range<Int>
  /// RF frequencies of a capture in Hz, or pixel rows of a picture counted upwards from its lower edge.
  package var y: ClosedRange<Double>

  /// A box with `x` in samples or pixel columns, and `y` in RF Hz or pixel rows from the lower edge.
  package init(x: Range<Int>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }
}
