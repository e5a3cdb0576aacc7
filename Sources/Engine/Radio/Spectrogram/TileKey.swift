/// Identifies a tile: its zoom, position and settings.
package struct TileKey: Hashable, Sendable {
  /// The number of samples per column, at least 1.
  package let samplesPerColumn: Int
  /// The index of the tile, counted from the start of the capture.
  package let index: Int
  /// The settings.
  package let analysis: DisplayAnalysis

  /// The key of tile `index` at a zoom of `samplesPerColumn`.
  package init(samplesPerColumn: Int, index: Int, analysis: DisplayAnalysis = .automatic) {
    self.samplesPerColumn = samplesPerColumn
    self.index = index
    self.analysis = analysis
  }

  /// The number of points of the tile's transforms.
  package var fftSize: Int { analysis.fftSize(samplesPerColumn: samplesPerColumn) }

  /// The columns of the tile, counted from the start of the capture.
  package var columns: Range<Int> {
    let first = index * DisplaySpectrogram.columnsPerTile
    return first..<(first + DisplaySpectrogram.columnsPerTile)
  }

  /// The samples of the tile, of a total of `sampleCount`.
  func samples(sampleCount: Int) -> Range<Int> {
    let end = min(columns.upperBound * samplesPerColumn, sampleCount)
    return min(columns.lowerBound * samplesPerColumn, end)..<end
  }
}
