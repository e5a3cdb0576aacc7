/// Names a tile: which zoom, and which stretch of columns.
public struct TileKey: Hashable, Sendable {
  /// Samples that one column stands for, at least 1.
  public let samplesPerColumn: Int
  /// Tiles from the start of the capture.
  public let index: Int

  /// Makes the key of tile `index` at a zoom of `samplesPerColumn`.
  public init(samplesPerColumn: Int, index: Int) {
    self.samplesPerColumn = samplesPerColumn
    self.index = index
  }

  /// The tile's columns, counted from the start of the capture.
  public var columns: Range<Int> {
    let first = index * DisplaySpectrogram.columnsPerTile
    return first..<(first + DisplaySpectrogram.columnsPerTile)
  }

  /// The tile's samples, of the `sampleCount` that there are.
  func samples(sampleCount: Int) -> Range<Int> {
    let end = min(columns.upperBound * samplesPerColumn, sampleCount)
    return min(columns.lowerBound * samplesPerColumn, end)..<end
  }
}
