/// The division of a capture into columns for its overview. A column covers a power of two of
/// samples. There are enough columns for any display of the whole capture, and few enough to fit
/// into memory for any length.
package struct OverviewScale: Hashable, Sendable {
  /// The maximum number of columns, which take 16 MB.
  static let mostColumns = 16_384
  /// The finest columns. Only short captures have them, for the map: in addition to its samples,
  /// each column takes a transform and the logarithms of all of its bins.
  static let smallestColumn = 2048
  /// The finest columns of captures that are long enough for the map.
  private static let usualColumn = 32_768
  private static let enoughColumns = OverviewProfile.mostColumns

  /// The number of samples of the capture.
  package let sampleCount: Int
  /// The number of samples per column.
  package let samplesPerColumn: Int

  /// The scale for a capture of `sampleCount` samples, at least 1.
  package init(sampleCount: Int) {
    self.sampleCount = sampleCount
    var size = Self.smallestColumn
    while size < Self.usualColumn, sampleCount / size > Self.enoughColumns { size *= 2 }
    while (sampleCount - 1) / size >= Self.mostColumns { size *= 2 }
    samplesPerColumn = size
  }

  /// The number of columns of the whole capture.
  package var columnCount: Int { (sampleCount - 1) / samplesPerColumn + 1 }

  /// The samples of `column`.
  func samples(ofColumn column: Int) -> Range<Int> {
    let start = column * samplesPerColumn
    return start..<min(start + samplesPerColumn, sampleCount)
  }

  /// The columns whose center is in `samples`; at least one. So every column is part of exactly one
  /// column of any coarser tile.
  func columns(in samples: Range<Int>) -> Range<Int> {
    let end = samples.upperBound >= sampleCount ? columnCount : nearest(samples.upperBound)
    return min(nearest(samples.lowerBound), end - 1)..<end
  }

  private func nearest(_ sample: Int) -> Int {
    min((sample + samplesPerColumn / 2 - 1) / samplesPerColumn, columnCount)
  }
}
