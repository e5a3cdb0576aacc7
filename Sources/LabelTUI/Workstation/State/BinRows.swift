/// Assigns the bins of a spectrum to the rows of a picture.
struct BinRows {
  private let view: ClosedRange<Double>
  private let lowest: Double
  private let binWidth: Double
  private let binCount: Int

  /// Divides `band` into `binCount` bins, at least 1; the rows divide `view` (both in RF Hz).
  init(view: ClosedRange<Double>, band: ClosedRange<Double>, binCount: Int) {
    self.view = view
    self.binCount = binCount
    lowest = band.lowerBound
    binWidth = (band.upperBound - band.lowerBound) / Double(binCount)
  }

  /// The bins of each of `rows` rows of equal height, from the top.
  func ranges(rows: Int) -> [Range<Int>] { (0..<rows).map { range(ofRow: $0, of: rows) } }

  /// The bins whose centers lie in `row` of `rows` rows of equal height, counted from the top; the nearest
  /// bin if there is none.
  func range(ofRow row: Int, of rows: Int) -> Range<Int> {
    let rowHeight = (view.upperBound - view.lowerBound) / Double(rows)
    let top = view.upperBound - Double(row) * rowHeight
    let low = bin(of: top - rowHeight)
    let high = bin(of: top)
    return high > low ? low..<high : nearest(top - rowHeight / 2)
  }

  /// The first bin whose center is not below `frequency`.
  private func bin(of frequency: Double) -> Int {
    clamped(((frequency - lowest) / binWidth).rounded(.up), to: binCount)
  }

  private func nearest(_ frequency: Double) -> Range<Int> {
    let bin = clamped(((frequency - lowest) / binWidth).rounded(), to: binCount - 1)
    return bin..<(bin + 1)
  }

  private func clamped(_ bin: Double, to limit: Int) -> Int {
    bin.isFinite ? Int(min(max(0, bin), Double(limit))) : 0
  }
}
