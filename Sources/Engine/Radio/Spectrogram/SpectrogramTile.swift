/// Some columns of the spectrogram that the screen shows, in decibels: levels and colors come after
/// it, so changing them computes nothing again.
///
/// Peaks and means are dB/Hz relative to 1.0, column after column, `binCount` each; NaN where samples
/// are damaged. There are fewer columns than the key names at the end of the capture.
package struct SpectrogramTile: Sendable {
  package let key: TileKey
  /// Frequency bins of a column, lowest first; they divide the band evenly.
  package let binCount: Int
  /// The strongest of all transforms of a column: no burst is lost.
  package let peaks: [Float]
  /// The mean power of the transforms of a column.
  package let means: [Float]
  /// The share of the samples that was looked at, 1 when none was left out.
  package let coverage: Double

  /// A tile of as many columns as `peaks` holds; `means` are as many values.
  package init(
    key: TileKey, binCount: Int, peaks: [Float], means: [Float], coverage: Double = 1
  ) {
    precondition(peaks.count == means.count)
    self.key = key
    self.binCount = binCount
    self.peaks = peaks
    self.means = means
    self.coverage = coverage
  }

  /// Columns that the tile holds.
  package var columnCount: Int { peaks.count / binCount }

  /// Bytes that the tile takes.
  package var byteCount: Int { (peaks.count + means.count) * MemoryLayout<Float>.size }
}
