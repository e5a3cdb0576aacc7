/// The level of a capture over its whole length, in at most `mostColumns` columns: for the map.
package struct OverviewProfile: Equatable, Sendable {
  /// The maximum number of columns.
  package static let mostColumns = 1024

  /// The number of samples per column.
  package let samplesPerColumn: Int
  /// The strongest dB/Hz of any bin of each known column; NaN for damaged samples.
  package let peaks: [Float]

  /// A profile without columns.
  package static let empty = OverviewProfile(samplesPerColumn: 1, peaks: [])

  /// A profile of columns of `samplesPerColumn`.
  package init(samplesPerColumn: Int, peaks: [Float]) {
    self.samplesPerColumn = max(1, samplesPerColumn)
    self.peaks = peaks
  }

  /// The strongest of the columns that overlap `samples`; nil if none is known.
  package func peak(over samples: Range<Int>) -> Float? {
    let first = max(0, samples.lowerBound / samplesPerColumn)
    let end = min(peaks.count, (samples.upperBound - 1) / samplesPerColumn + 1)
    guard first < end else { return nil }
    return peaks[first..<end].max { $1.isNaN || $0 < $1 }
  }
}
