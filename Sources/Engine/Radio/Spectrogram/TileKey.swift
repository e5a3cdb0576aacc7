/// Names a tile: which zoom, which stretch of columns, computed how.
package struct TileKey: Hashable, Sendable {
  /// Samples that one column stands for, at least 1.
  package let samplesPerColumn: Int
  /// Tiles from the start of the capture.
  package let index: Int
  package let analysis: DisplayAnalysis

  /// Makes the key of tile `index` at a zoom of `samplesPerColumn`.
  package init(samplesPerColumn: Int, index: Int, analysis: DisplayAnalysis = .automatic) {
    self.samplesPerColumn = samplesPerColumn
    self.index = index
    self.analysis = analysis
  }

  /// Points of the tile's transforms.
  package var fftSize: Int { analysis.fftSize(samplesPerColumn: samplesPerColumn) }

  /// The tile's columns, counted from the start of the capture.
  package var columns: Range<Int> {
    let first = index * DisplaySpectrogram.columnsPerTile
    return first..<(first + DisplaySpectrogram.columnsPerTile)
  }

  /// The tile's samples, of the `sampleCount` that there are.
  func samples(sampleCount: Int) -> Range<Int> {
    let end = min(columns.upperBound * samplesPerColumn, sampleCount)
    return min(columns.lowerBound * samplesPerColumn, end)..<end
  }
}
