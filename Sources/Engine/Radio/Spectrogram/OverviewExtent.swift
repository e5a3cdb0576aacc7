/// How much of an overview is there.
package struct OverviewExtent: Hashable, Sendable {
  package let scale: OverviewScale
  /// Columns from the start without a gap.
  package let columnCount: Int

  /// The first `columnCount` columns of an overview of `scale`.
  package init(scale: OverviewScale, columnCount: Int) {
    self.scale = scale
    self.columnCount = columnCount
  }

  /// Whether the tile of `key` can be made of it: one whose columns are not finer, and whose analysis
  /// nobody chose.
  package func covers(_ key: TileKey) -> Bool {
    guard key.analysis == .automatic, key.samplesPerColumn >= scale.samplesPerColumn else {
      return false
    }
    return scale.columns(in: key.samples(sampleCount: scale.sampleCount)).upperBound <= columnCount
  }
}
