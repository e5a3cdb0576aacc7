/// The dots of a capture's picture in decibels, before levels and colors are applied.
struct DecibelGrid: Equatable, Sendable {
  /// The width in dots, without the lead.
  let width: Int
  /// The height in dots.
  let height: Int
  /// The number of extra columns to the left of the picture. With them the grid starts at a tile boundary, so
  /// that values that depend on a column's neighbors are the same wherever the view is.
  let lead: Int
  /// Values in dB/Hz, row by row from the top, `lead + width` in each row. NaN if samples are damaged,
  /// `missing` if the value is not known.
  private(set) var values: [Float]

  /// Not computed yet, or outside of the capture.
  static let missing = -Float.infinity

  init(width: Int, height: Int, lead: Int = 0) {
    self.width = max(0, width)
    self.height = max(0, height)
    self.lead = max(0, lead)
    values = [Float](repeating: Self.missing, count: (self.lead + self.width) * self.height)
  }

  /// The value at (`column`, `row`) of the picture; columns start at `-lead`.
  subscript(column: Int, row: Int) -> Float {
    get { values[row * (lead + width) + lead + column] }
    set { values[row * (lead + width) + lead + column] = newValue }
  }
}
