/// How an overview divides a capture: into columns of a power of two of samples, so many that any
/// picture of the whole is fine enough, and so few that they fit into memory whatever the length.
package struct OverviewScale: Hashable, Sendable {
  /// Columns of an overview, at most: 16 MB of them.
  static let mostColumns = 16_384
  /// The finest columns. Only short captures have them, for a map of them: each column takes a
  /// transform and all logarithms of its bins more than its samples need.
  static let smallestColumn = 2048
  /// The finest columns of captures that have enough of them for a map.
  private static let usualColumn = 32_768
  private static let enoughColumns = OverviewProfile.mostColumns

  /// Samples of the capture.
  package let sampleCount: Int
  /// Samples that one column stands for.
  package let samplesPerColumn: Int

  /// The scale for a capture of `sampleCount` samples, at least 1.
  package init(sampleCount: Int) {
    self.sampleCount = sampleCount
    var size = Self.smallestColumn
    while size < Self.usualColumn, sampleCount / size > Self.enoughColumns { size *= 2 }
    while (sampleCount - 1) / size >= Self.mostColumns { size *= 2 }
    samplesPerColumn = size
  }

  /// Columns from the start to the end of the capture.
  package var columnCount: Int { (sampleCount - 1) / samplesPerColumn + 1 }

  /// The samples of `column`.
  func samples(ofColumn column: Int) -> Range<Int> {
    let start = column * samplesPerColumn
    return start..<min(start + samplesPerColumn, sampleCount)
  }

  /// The columns whose middle lies in `samples`: so every column is part of one column only of any
  /// coarser picture. At least one.
  func columns(in samples: Range<Int>) -> Range<Int> {
    let end = samples.upperBound >= sampleCount ? columnCount : nearest(samples.upperBound)
    return min(nearest(samples.lowerBound), end - 1)..<end
  }

  private func nearest(_ sample: Int) -> Int {
    min((sample + samplesPerColumn / 2 - 1) / samplesPerColumn, columnCount)
  }
}
