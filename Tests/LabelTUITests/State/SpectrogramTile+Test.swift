import Radio

extension SpectrogramTile {
  /// A tile whose peaks and means are the same.
  init(key: TileKey, binCount: Int, decibels: [Float], coverage: Double = 1) {
    self.init(key: key, binCount: binCount, peaks: decibels, means: decibels, coverage: coverage)
  }
}
