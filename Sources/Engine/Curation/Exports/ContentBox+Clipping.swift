import Datasets

extension ContentBox {
  /// Whether all edges are numbers.
  var isFinite: Bool { x.isFinite && y.isFinite && (x + width).isFinite && (y + height).isFinite }

  /// The box, whose edges are finite, clipped to an image of `width` x `height` pixels. It is at least
  /// one pixel wide and high, also at and beyond the edges.
  func clipped(width imageWidth: Int, height imageHeight: Int) -> ContentBox {
    let columns = Self.span(x, x + width, size: Double(imageWidth))
    let rows = Self.span(y, y + height, size: Double(imageHeight))
    var box = self
    (box.x, box.width) = (columns.start, columns.end - columns.start)
    (box.y, box.height) = (rows.start, rows.end - rows.start)
    return box
  }

  private static func span(
    _ first: Double, _ second: Double, size: Double
  ) -> (start: Double, end: Double) {
    let start = min(max(first, 0), size - 1)
    return (start, min(max(second, start + 1), size))
  }
}
