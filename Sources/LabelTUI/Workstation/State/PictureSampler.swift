import Radio
import TerminalKit

/// Looks up the levels in the picture of a capture, in decibels.
struct PictureSampler {
  private let capture: CaptureState
  private let viewport: Viewport
  private let band: ClosedRange<Double>

  init(_ capture: CaptureState) {
    self.capture = capture
    viewport = capture.viewport
    band = capture.capture.band
  }

  /// All dots of the picture; each is the peak of its bins.
  func decibels() -> DecibelGrid {
    let dots = viewport.dots
    var grid = DecibelGrid(
      width: viewport.size.width * dots.width, height: viewport.size.height * dots.height,
      lead: viewport.dotColumns.lowerBound % DisplaySpectrogram.columnsPerTile)
    var tile: SpectrogramTile?
    var values: [Float] = []
    // Tiles from the overview have fewer bins than other tiles.
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
            bins = binRows(binCount: binCount).ranges(rows: grid.height)
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

  /// The highest level in the cell at (`column`, `row`) in dB/Hz; nil if it is not known.
  func decibels(column: Int, row: Int) -> Float? {
    let dots = viewport.dots
    let first = (viewport.firstColumn + column) * dots.width
    let peaks = (first..<(first + dots.width)).compactMap { peak(dotColumn: $0, row: row) }
    return peaks.max()
  }

  /// The mean power (dB relative to 1.0) in the visible frequencies, for every column of cells; nil if it is
  /// not known.
  func power() -> [Float?] {
    let dots = viewport.dots
    return (0..<viewport.size.width).map { column -> Float? in
      let first = (viewport.firstColumn + column) * dots.width
      let powers = (first..<(first + dots.width)).compactMap { power(dotColumn: $0) }
      guard !powers.isEmpty else { return nil }
      return SpectrogramTile.decibels(ofPower: powers.reduce(0, +) / Float(powers.count))
    }
  }

  /// The levels of all bins at `sample` in dB/Hz, lowest frequency first; nil if they are not known.
  func column(at sample: Int) -> ArraySlice<Float>? {
    guard let (tile, offset) = tile(ofDotColumn: sample / viewport.samplesPerDot) else {
      return nil
    }
    return values(of: tile)[(offset * tile.binCount)..<((offset + 1) * tile.binCount)]
  }

  private func power(dotColumn: Int) -> Float? {
    guard let (tile, offset) = tile(ofDotColumn: dotColumn) else { return nil }
    let bins = binRows(binCount: tile.binCount).range(ofRow: 0, of: 1)
    let binWidth = Float((band.upperBound - band.lowerBound) / Double(tile.binCount))
    let power = tile.meanDensitySum(column: offset, bins: bins) * binWidth
    return power.isNaN ? nil : power
  }

  private func peak(dotColumn: Int, row: Int) -> Float? {
    let rows = viewport.size.height
    guard (0..<rows).contains(row), let (tile, offset) = tile(ofDotColumn: dotColumn) else {
      return nil
    }
    let bins = binRows(binCount: tile.binCount).range(ofRow: row, of: rows)
    let peak = values(of: tile).withUnsafeBufferPointer {
      self.peak($0, first: offset * tile.binCount, bins: bins)
    }
    return peak.isNaN ? nil : peak
  }

  private func binRows(binCount: Int) -> BinRows {
    BinRows(view: viewport.y, band: band, binCount: binCount)
  }

  /// The tile that contains a column of dots, and the index of that column in the tile; nil if the tile is
  /// missing.
  private func tile(ofDotColumn column: Int) -> (tile: SpectrogramTile, offset: Int)? {
    let key = key(ofColumn: column)
    let offset = column - key.columns.lowerBound
    guard let tile = capture.tiles[key], (0..<tile.columnCount).contains(offset) else { return nil }
    return (tile, offset)
  }

  private func values(of tile: SpectrogramTile) -> [Float] {
    capture.display.showsMean ? tile.means : tile.peaks
  }

  private func key(ofColumn column: Int) -> TileKey {
    TileKey(
      samplesPerColumn: viewport.samplesPerDot,
      index: column / DisplaySpectrogram.columnsPerTile, analysis: capture.display.analysis)
  }

  private func peak(
    _ values: UnsafeBufferPointer<Float>, first: Int, bins: Range<Int>
  ) -> Float {
    var peak = values[first + bins.lowerBound]
    for bin in bins.dropFirst() { peak = max(peak, values[first + bin]) }
    return peak
  }
}
