import Engine

/// Looks up what the picture of a capture shows where, in decibels.
struct PictureSampler {
  private let capture: CaptureState
  private let viewport: Viewport
  private let band: ClosedRange<Double>

  init(_ capture: CaptureState) {
    self.capture = capture
    viewport = capture.viewport
    band = capture.capture.band
  }

  /// The whole picture in dots: each is the peak of all bins that it stands for.
  func decibels() -> DecibelGrid {
    let dots = viewport.dots
    var grid = DecibelGrid(
      width: viewport.size.width * dots.width, height: viewport.size.height * dots.height,
      lead: viewport.dotColumns.lowerBound % DisplaySpectrogram.columnsPerTile)
    var tile: SpectrogramTile?
    var values: [Float] = []
    // Tiles from the overview have fewer bins than others beside them.
    var binCount = 0
    var bins: [Range<Int>] = []
    for column in -grid.lead..<grid.width {
      let dataColumn = viewport.dotColumns.lowerBound + column
      let key = self.key(ofColumn: dataColumn)
      if tile?.key != key {
        tile = capture.tiles[key]
        if let tile {
          values = self.values(of: tile)
          if tile.binCount != binCount {
            binCount = tile.binCount
            bins = binRanges(binCount: binCount, rows: grid.height)
          }
        }
      }
      guard let tile, dataColumn - key.columns.lowerBound < tile.columnCount else { continue }
      let first = (dataColumn - key.columns.lowerBound) * tile.binCount
      values.withUnsafeBufferPointer { values in
        for row in 0..<grid.height {
          grid[column, row] = peak(values, first: first, bins: bins[row])
        }
      }
    }
    return grid
  }

  /// The strongest dB/Hz in the cell at (`column`, `row`); nil where nothing is known.
  func decibels(column: Int, row: Int) -> Float? {
    let dots = viewport.dots
    let first = (viewport.firstColumn + column) * dots.width
    let peaks = (first..<(first + dots.width)).compactMap { peak(dotColumn: $0, row: row) }
    return peaks.max()
  }

  /// The mean power (dB relative to 1.0) in the frequencies that are shown, for every column of cells;
  /// nil where nothing is known.
  func power() -> [Float?] {
    let dots = viewport.dots
    return (0..<viewport.size.width).map { column -> Float? in
      let first = (viewport.firstColumn + column) * dots.width
      let powers = (first..<(first + dots.width)).compactMap(power)
      guard !powers.isEmpty else { return nil }
      return SpectrogramTile.decibels(ofPower: powers.reduce(0, +) / Float(powers.count))
    }
  }

  private func power(dotColumn: Int) -> Float? {
    let key = key(ofColumn: dotColumn)
    guard let tile = capture.tiles[key] else { return nil }
    let offset = dotColumn - key.columns.lowerBound
    guard (0..<tile.columnCount).contains(offset) else { return nil }
    let bins = binRanges(binCount: tile.binCount, rows: 1)[0]
    let binWidth = Float((band.upperBound - band.lowerBound) / Double(tile.binCount))
    let power = tile.meanDensitySum(column: offset, bins: bins) * binWidth
    return power.isNaN ? nil : power
  }

  private func peak(dotColumn: Int, row: Int) -> Float? {
    let key = key(ofColumn: dotColumn)
    guard let tile = capture.tiles[key] else { return nil }
    let offset = dotColumn - key.columns.lowerBound
    guard (0..<tile.columnCount).contains(offset), row >= 0 else { return nil }
    let rows = viewport.size.height
    guard row < rows else { return nil }
    let bins = binRanges(binCount: tile.binCount, rows: rows)[row]
    let peak = values(of: tile).withUnsafeBufferPointer {
      self.peak($0, first: offset * tile.binCount, bins: bins)
    }
    return peak.isNaN ? nil : peak
  }

  private func values(of tile: SpectrogramTile) -> [Float] {
    capture.showsMean ? tile.means : tile.peaks
  }

  private func key(ofColumn column: Int) -> TileKey {
    TileKey(
      samplesPerColumn: viewport.samplesPerDot,
      index: column / DisplaySpectrogram.columnsPerTile, analysis: capture.analysis)
  }

  private func peak(
    _ values: UnsafeBufferPointer<Float>, first: Int, bins: Range<Int>
  ) -> Float {
    var peak = values[first + bins.lowerBound]
    for bin in bins.dropFirst() { peak = max(peak, values[first + bin]) }
    return peak
  }

  /// For each of `rows` rows of equal height from the top, the bins whose middle lies in it; the
  /// nearest one where rows are finer than bins.
  private func binRanges(binCount: Int, rows: Int) -> [Range<Int>] {
    let view = viewport.frequencies
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
