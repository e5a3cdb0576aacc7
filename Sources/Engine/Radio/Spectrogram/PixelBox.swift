/// A box in pixels of the 1024 x 1024 inference image, from the top left.
package struct PixelBox: Sendable, Hashable {
  /// Left edge.
  package var xMin: Int
  /// Top edge.
  package var yMin: Int
  /// Right edge.
  package var xMax: Int
  /// Bottom edge.
  package var yMax: Int

  /// Makes a box from its edges in pixels.
  package init(xMin: Int, yMin: Int, xMax: Int, yMax: Int) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
  }

  /// Converts fractions of the image (0...1) by `int(x * 1024)`, the formula for boxes in messages
  /// (`docs/formats/inference-image.md`); at least one pixel wide and high.
  package init(_ box: NormalizedBox) {
    let columns = Self.span(box.x1, box.x2)
    let rows = Self.span(box.y1, box.y2)
    self.init(
      xMin: columns.lowerBound, yMin: rows.lowerBound, xMax: columns.upperBound,
      yMax: rows.upperBound)
  }

  /// Whether the box covers no pixel; training refuses such boxes.
  package var isEmpty: Bool { xMin >= xMax || yMin >= yMax }

  /// The largest distance in pixels between corresponding edges of this box and `other`.
  package func distance(to other: PixelBox) -> Int {
    [(xMin, other.xMin), (yMin, other.yMin), (xMax, other.xMax), (yMax, other.yMax)]
      .map { own, others in
        let (difference, overflows) = own.subtractingReportingOverflow(others)
        return overflows || difference == .min ? .max : abs(difference)
      }.max() ?? 0
  }

  private static func span(_ start: Double, _ end: Double) -> Range<Int> {
    let side = SpectrogramImage.side
    let first = min(Int(start * Double(side)), side - 1)
    return first..<max(first + 1, Int(end * Double(side)))
  }
}
