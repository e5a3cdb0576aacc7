/// The picture of a capture in decibels, two pixels to a cell, before levels and colors.
struct DecibelGrid: Equatable, Sendable {
  let width: Int
  /// Pixel rows: twice the rows of cells.
  let height: Int
  /// Row after row from the top: dB/Hz, NaN where samples are damaged, `missing` where nothing is
  /// known.
  private(set) var values: [Float]

  /// Not computed yet, or outside of the capture.
  static let missing = -Float.infinity

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    values = [Float](repeating: Self.missing, count: self.width * self.height)
  }

  subscript(column: Int, row: Int) -> Float {
    get { values[row * width + column] }
    set { values[row * width + column] = newValue }
  }
}
