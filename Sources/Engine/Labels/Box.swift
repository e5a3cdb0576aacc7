/// A rectangle of a document.
package struct Box: Sendable, Hashable {
  /// Samples of a capture, or pixel columns of a picture, without the upper bound.
  package var x: Range<Int>
  /// RF frequencies of a capture in Hz, or pixel rows of a picture counted upwards from its lower edge.
  package var y: ClosedRange<Double>
  /// The layer of the document that the rectangle lies on: the row of a video frame, from 0. Documents without
  /// layers use only layer 0.
  package var layer: Int

  /// A box with `x` in samples or pixel columns, and `y` in RF Hz or pixel rows from the lower edge.
  package init(x: Range<Int>, y: ClosedRange<Double>, layer: Int = 0) {
    self.x = x
    self.y = y
    self.layer = layer
  }
}
