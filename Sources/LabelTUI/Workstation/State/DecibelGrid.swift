/// The picture of a capture in decibels, dot by dot, before levels and colors.
struct DecibelGrid: Equatable, Sendable {
  /// Dots across, without the lead.
  let width: Int
  /// Dots down.
  let height: Int
  /// Columns left of the picture, so many that it begins where data are divided evenly from the start
  /// of the capture: what depends on a column's neighbors is then the same wherever the view is.
  let lead: Int
  /// Row after row from the top, `lead + width` each: dB/Hz, NaN where samples are damaged, `missing`
  /// where nothing is known.
  private(set) var values: [Float]

  /// Not computed yet, or outside of the capture.
  static let missing = -Float.infinity

  init(width: Int, height: Int, lead: Int = 0) {
    self.width = max(0, width)
    self.height = max(0, height)
    self.lead = max(0, lead)
    values = [Float](repeating: Self.missing, count: (self.lead + self.width) * self.height)
  }

  /// The value at (`column`, `row`) of the picture; columns from `-lead` on.
  subscript(column: Int, row: Int) -> Float {
    get { values[row * (lead + width) + lead + column] }
    set { values[row * (lead + width) + lead + column] = newValue }
  }
}
