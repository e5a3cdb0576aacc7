import Glibc

/// What is known about a box, to compare it with other boxes of the same document.
package struct BoxFeatures: Sendable, Hashable {
  /// Length, height, their ratio, and the place along y.
  package let shape: [BoxFeature]
  /// What is in the box, such as its spectrum or its color; nil if that is not known.
  package let content: [BoxFeature]?

  /// The features of `box` on a document with `extent`.
  package init(of box: Box, on extent: Box, content: [BoxFeature]?) {
    let length = log2(Double(max(1, box.x.count)))
    let height = log2(max(1e-9, box.y.upperBound - box.y.lowerBound))
    let middle = box.y.lowerBound + (box.y.upperBound - box.y.lowerBound) / 2
    let span = extent.y.upperBound - extent.y.lowerBound
    shape = [
      BoxFeature(length, tolerance: 0.4),
      BoxFeature(height, tolerance: 0.4),
      BoxFeature(length - height, tolerance: 0.5, weight: 0.5),
      BoxFeature((middle - extent.y.lowerBound) / max(1e-9, span), tolerance: 0.1, weight: 0.5),
    ]
    self.content = content
  }
}
