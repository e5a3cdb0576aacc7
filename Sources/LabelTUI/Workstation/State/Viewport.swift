import Labels
import Radio
import TerminalKit

/// The part of a capture that the picture shows, and how cells and data correspond.
///
/// Columns are cells, counted from the start of the capture in units of `samplesPerColumn`, so that
/// panning keeps every tile. Rows are cells from the top. A cell shows `dots`, each as many columns of
/// the spectrogram as it is wide.
struct Viewport: Hashable, Sendable {
  /// Samples that one column of dots stands for, at least 1.
  private(set) var samplesPerDot: Int
  /// The leftmost column that is shown.
  var firstColumn: Int
  /// RF Hz, bottom to top edge of the picture.
  var frequencies: ClosedRange<Double>
  /// The picture in cells, at least 1 x 1.
  var size: Size
  /// The dots of a cell, at least 1 x 1.
  private(set) var dots: Size

  /// The whole of `extent` in a picture of `size`.
  init(fitting extent: Box, size: Size, dots: Size = PictureFormat.halfBlocks.dots) {
    self.size = Size(width: max(1, size.width), height: max(1, size.height))
    self.dots = dots
    samplesPerDot = 1
    firstColumn = 0
    frequencies = extent.frequencies
    samplesPerColumn = fittingSamplesPerColumn(extent)
  }

  /// Samples that one column stands for: as many for each of its dots. Setting it rounds up to that.
  var samplesPerColumn: Int {
    get { samplesPerDot * dots.width }
    set { samplesPerDot = max(1, (newValue + dots.width - 1) / dots.width) }
  }

  /// Samples per column at which all of `extent` is to be seen.
  func fittingSamplesPerColumn(_ extent: Box) -> Int {
    let columns = size.width * dots.width
    return dots.width * max(1, (extent.samples.count + columns - 1) / columns)
  }

  /// Whether all of `extent` is to be seen.
  func fits(_ extent: Box) -> Bool { samplesPerColumn >= fittingSamplesPerColumn(extent) }

  /// The columns of dots that are shown, counted from the start of the capture.
  var dotColumns: Range<Int> {
    (columns.lowerBound * dots.width)..<(columns.upperBound * dots.width)
  }

  /// The same part of the capture in cells of `dots`, as far as there are samples for them.
  mutating func setDots(_ dots: Size, extent: Box) {
    let (start, scale, wasFit) = (samples.lowerBound, samplesPerColumn, fits(extent))
    self.dots = dots
    samplesPerColumn = wasFit ? fittingSamplesPerColumn(extent) : scale
    firstColumn = start / samplesPerColumn
    pan(columns: 0, in: extent)
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
  func tileKeys(in extent: Box, analysis: DisplayAnalysis) -> [TileKey] {
    let last = min(dotColumns.upperBound - 1, (extent.samples.count - 1) / samplesPerDot)
    guard last >= dotColumns.lowerBound else { return [] }
    let perTile = DisplaySpectrogram.columnsPerTile
    return ((dotColumns.lowerBound / perTile)...(last / perTile)).map {
      TileKey(samplesPerColumn: samplesPerDot, index: $0, analysis: analysis)
    }
  }

  private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
