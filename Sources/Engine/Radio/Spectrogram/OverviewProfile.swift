/// How strong a capture is over its whole length, in at most `mostColumns` columns: for a map of it.
package struct OverviewProfile: Equatable, Sendable {
  /// Columns, at most.
  package static let mostColumns = 1024

  /// Samples that a column stands for.
  package let samplesPerColumn: Int
  /// The strongest dB/Hz of any bin, column after column as far as they are known; NaN where samples
  /// are damaged.
  package let peaks: [Float]

  /// What is known of nothing.
  package static let empty = OverviewProfile(samplesPerColumn: 1, peaks: [])

  /// A profile of columns of `samplesPerColumn`.
  package init(samplesPerColumn: Int, peaks: [Float]) {
    self.samplesPerColumn = max(1, samplesPerColumn)
    self.peaks = peaks
  }

  /// The strongest of the columns that `samples` touch; nil where none is known.
  package func peak(over samples: Range<Int>) -> Float? {
    let first = max(0, samples.lowerBound / samplesPerColumn)
    let end = min(peaks.count, (samples.upperBound - 1) / samplesPerColumn + 1)
    guard first < end else { return nil }
    return peaks[first..<end].max { $1.isNaN || $0 < $1 }
  }
}
