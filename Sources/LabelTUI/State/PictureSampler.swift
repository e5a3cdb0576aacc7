import Engine

/// Looks up what the picture of a capture shows where, in decibels.
struct PictureSampler {
  private let capture: CaptureState
  private let band: ClosedRange<Double>

  init(_ capture: CaptureState) {
    self.capture = capture
    band = capture.capture.band
  }

  /// The whole picture, two pixels to a cell: each is the peak of all bins that it stands for.
  func decibels() -> DecibelGrid {
    let viewport = capture.viewport
    var grid = DecibelGrid(width: viewport.size.width, height: 2 * viewport.size.height)
    var tile: SpectrogramTile?
    // Tiles from the overview have fewer bins than others beside them.
    var binCount = 0
    var bins: [Range<Int>] = []
    for column in 0..<grid.width {
      let dataColumn = viewport.firstColumn + column
      let key = self.key(ofColumn: dataColumn)
      if tile?.key != key {
        tile = capture.tiles[key]
        if let tile, tile.binCount != binCount {
          binCount = tile.binCount
          bins = binRanges(binCount: binCount, rows: grid.height)
        }
      }
      guard let tile, dataColumn - key.columns.lowerBound < tile.columnCount else { continue }
      let first = (dataColumn - key.columns.lowerBound) * tile.binCount
      tile.decibels.withUnsafeBufferPointer { decibels in
        for row in 0..<grid.height {
          grid[column, row] = peak(decibels, first: first, bins: bins[row])
        }
      }
    }
    return grid
  }

  /// The strongest dB/Hz in the cell at (`column`, `row`); nil where nothing is known.
  func decibels(column: Int, row: Int) -> Float? {
    let dataColumn = capture.viewport.firstColumn + column
    let key = key(ofColumn: dataColumn)
    guard let tile = capture.tiles[key] else { return nil }
    let offset = dataColumn - key.columns.lowerBound
    guard (0..<tile.columnCount).contains(offset), row >= 0 else { return nil }
    let ranges = binRanges(binCount: tile.binCount, rows: 2 * capture.viewport.size.height)
    guard 2 * row + 1 < ranges.count else { return nil }
    let bins = ranges[2 * row + 1].lowerBound..<ranges[2 * row].upperBound
    let peak = tile.decibels.withUnsafeBufferPointer {
      self.peak($0, first: offset * tile.binCount, bins: bins)
    }
    return peak.isNaN ? nil : peak
  }

  private func key(ofColumn column: Int) -> TileKey {
    TileKey(
      samplesPerColumn: capture.viewport.samplesPerColumn,
      index: column / DisplaySpectrogram.columnsPerTile)
  }

  private func peak(
    _ decibels: UnsafeBufferPointer<Float>, first: Int, bins: Range<Int>
  ) -> Float {
    var peak = decibels[first + bins.lowerBound]
    for bin in bins.dropFirst() { peak = max(peak, decibels[first + bin]) }
    return peak
  }

  /// For each of `rows` pixel rows from the top, the bins whose middle lies in it; the nearest one
  /// where rows are finer than bins.
  private func binRanges(binCount: Int, rows: Int) -> [Range<Int>] {
    let view = capture.viewport.frequencies
    let binWidth = (band.upperBound - band.lowerBound) / Double(binCount)
    let rowHeight = (view.upperBound - view.lowerBound) / Double(rows)
    return (0..<rows).map { row in
      let top = view.upperBound - Double(row) * rowHeight
      let low = bin(of: top - rowHeight, binWidth: binWidth, binCount: binCount)
      let high = bin(of: top, binWidth: binWidth, binCount: binCount)
      return high > low
        ? low..<high
        : nearest(top - rowHeight / 2, binWidth: binWidth, binCount: binCount)
    }
  }

  /// The first bin whose middle is not below `frequency`.
  private func bin(of frequency: Double, binWidth: Double, binCount: Int) -> Int {
    clamped(((frequency - band.lowerBound) / binWidth).rounded(.up), to: binCount)
  }

  private func nearest(_ frequency: Double, binWidth: Double, binCount: Int) -> Range<Int> {
    let bin = clamped(
      ((frequency - band.lowerBound) / binWidth).rounded(), to: binCount - 1)
    return bin..<(bin + 1)
  }

  private func clamped(_ bin: Double, to limit: Int) -> Int {
    bin.isFinite ? Int(min(max(0, bin), Double(limit))) : 0
  }
}
