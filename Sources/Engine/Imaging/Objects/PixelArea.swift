/// A rectangle in pixels of a picture, from its upper left corner.
package struct PixelArea: Sendable, Hashable {
  /// From the left edge to the right one.
  package var columns: Range<Double>
  /// From the upper edge to the lower one.
  package var rows: Range<Double>

  /// The rectangle of `columns` and `rows`.
  package init(columns: Range<Double>, rows: Range<Double>) {
    self.columns = columns
    self.rows = rows
  }

  /// The width and the height in pixels.
  package var width: Double { columns.upperBound - columns.lowerBound }
  package var height: Double { rows.upperBound - rows.lowerBound }

  /// The area in common with `other` as a share of the area of both, 0...1.
  func overlap(with other: PixelArea) -> Double {
    let shared = sharedArea(other)
    return shared > 0 ? shared / (width * height + other.width * other.height - shared) : 0
  }

  /// The area in common with `other` as a share of the area of this one, 0...1.
  func share(in other: PixelArea) -> Double {
    let shared = sharedArea(other)
    return shared > 0 ? shared / (width * height) : 0
  }

  private func sharedArea(_ other: PixelArea) -> Double {
    let (across, down) = (columns.clamped(to: other.columns), rows.clamped(to: other.rows))
    return (across.upperBound - across.lowerBound) * (down.upperBound - down.lowerBound)
  }

  /// The smallest rectangle around both.
  func union(_ other: PixelArea) -> PixelArea {
    PixelArea(
      columns: min(
        columns.lowerBound, other.columns.lowerBound)..<max(
          columns.upperBound, other.columns.upperBound),
      rows: min(
        rows.lowerBound, other.rows.lowerBound)..<max(
          rows.upperBound, other.rows.upperBound))
  }
}
