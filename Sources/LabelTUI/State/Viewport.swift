import Engine

/// The part of a capture that the picture shows, and how cells and data correspond.
///
/// Columns are counted from the start of the capture in units of `samplesPerColumn`, so that panning
/// keeps every tile. Rows are cells from the top; a cell is two pixels high.
struct Viewport: Hashable, Sendable {
  /// Samples that one column stands for.
  var samplesPerColumn: Int
  /// The leftmost column that is shown.
  var firstColumn: Int
  /// RF Hz, bottom to top edge of the picture.
  var frequencies: ClosedRange<Double>
  /// The picture in cells, at least 1 x 1.
  var size: Size

  /// The whole of `extent` in a picture of `size`.
  init(fitting extent: Box, size: Size) {
    self.size = Size(width: max(1, size.width), height: max(1, size.height))
    samplesPerColumn = Self.fittingSamplesPerColumn(extent, width: self.size.width)
    firstColumn = 0
    frequencies = extent.frequencies
  }

  /// Samples per column at which all of `extent` is to be seen.
  static func fittingSamplesPerColumn(_ extent: Box, width: Int) -> Int {
    max(1, (extent.samples.count + width - 1) / max(1, width))
  }

  /// Hz that a cell is high.
  var rowHeight: Double { span / Double(size.height) }

  private var span: Double { frequencies.upperBound - frequencies.lowerBound }

  /// The columns that are shown, counted from the start of the capture.
  var columns: Range<Int> { firstColumn..<(firstColumn + size.width) }

  /// The samples from the left to the right edge.
  var samples: Range<Int> {
    (firstColumn * samplesPerColumn)..<(columns.upperBound * samplesPerColumn)
  }

  /// Cells from the left edge to the one that holds `sample`; may lie outside of the picture.
  func column(of sample: Int) -> Int { floorDivide(sample, samplesPerColumn) - firstColumn }

  /// Cells from the top edge to the one that holds `frequency`, the upper edge belonging to a cell;
  /// may lie outside of the picture.
  func row(of frequency: Double) -> Int {
    let rows = (frequencies.upperBound - frequency) / rowHeight
    // A band so narrow that its edges are the same number has rows of no height.
    guard rows.isFinite else { return 0 }
    return Int(max(-1e9, min(1e9, rows.rounded(.down))))
  }

  /// The data that the cell at (`column`, `row`) of the picture stands for, clipped to `extent`.
  func box(column: Int, row: Int, in extent: Box) -> Box {
    let start = (firstColumn + column) * samplesPerColumn
    let samples = (start..<(start + samplesPerColumn)).clamped(to: extent.samples)
    let top = frequencies.upperBound - Double(row) * rowHeight
    let band = extent.frequencies
    let upper = min(max(top, band.lowerBound), band.upperBound)
    let lower = min(max(top - rowHeight, band.lowerBound), upper)
    return Box(samples: samples, frequencies: lower...upper)
  }

  /// The cells of the picture that `box` covers; may lie outside of the picture.
  func cells(of box: Box) -> Rect {
    let left = column(of: box.samples.lowerBound)
    let right = column(of: box.samples.upperBound - 1)
    // A frequency on the border of two rows belongs to the lower one; the bottom edge of a box does
    // not reach into the row below it.
    let top = row(of: box.frequencies.upperBound - rowHeight / 1000)
    let bottom = max(top, row(of: box.frequencies.lowerBound + rowHeight / 1000))
    return Rect(
      column: left, row: top, width: max(1, right - left + 1), height: bottom - top + 1)
  }

  /// The tiles that the picture is made of, from left to right, on a capture of `extent`.
  func tileKeys(in extent: Box) -> [TileKey] {
    let last = min(columns.upperBound - 1, (extent.samples.count - 1) / samplesPerColumn)
    guard last >= firstColumn else { return [] }
    let perTile = DisplaySpectrogram.columnsPerTile
    return ((firstColumn / perTile)...(last / perTile)).map {
      TileKey(samplesPerColumn: samplesPerColumn, index: $0)
    }
  }

  private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
