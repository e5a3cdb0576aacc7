/// Some columns of the displayed spectrogram, in decibels. Levels and colors are applied later, so
/// changing them requires no new computation.
///
/// Peaks and means are dB/Hz relative to 1.0, `binCount` values per column; NaN for damaged
/// samples. The last tile of a capture has fewer columns than its key says.
package struct SpectrogramTile: Sendable {
  /// The zoom, position and settings of the tile.
  package let key: TileKey
  /// The number of frequency bins of a column, lowest first; they divide the band evenly.
  package let binCount: Int
  /// The maximum over all transforms of a column, so that no burst is lost.
  package let peaks: [Float]
  /// The mean power of the transforms of a column.
  package let means: [Float]
  /// The share of the samples that was used; 1 if none was left out.
  package let coverage: Double

  /// A tile with the columns in `peaks`; `means` has as many values.
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

  /// The number of columns.
  package var columnCount: Int { peaks.count / binCount }

  /// The size of the tile in bytes.
  package var byteCount: Int { (peaks.count + means.count) * MemoryLayout<Float>.size }
}
