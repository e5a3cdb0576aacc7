/// How much of an overview is filled.
package struct OverviewExtent: Hashable, Sendable {
  /// The division of the capture into columns.
  package let scale: OverviewScale
  /// The number of columns that are filled without a gap from the start.
  package let columnCount: Int

  /// The first `columnCount` columns of an overview of `scale`.
  package init(scale: OverviewScale, columnCount: Int) {
    self.scale = scale
    self.columnCount = columnCount
  }

  /// Whether the tile of `key` can be made from the overview: its columns are not finer, and its
  /// settings are automatic.
  package func covers(_ key: TileKey) -> Bool {
    guard key.analysis == .automatic, key.samplesPerColumn >= scale.samplesPerColumn else {
      return false
    }
    return scale.columns(in: key.samples(sampleCount: scale.sampleCount)).upperBound <= columnCount
  }
}
