import Labels
import Radio
import TerminalKit

/// How the axes of a document are scaled.
enum PlaneKind: Hashable, Sendable {
  /// The axes have separate scales, and y has no smallest step: time and frequency.
  case separateAxes
  /// Pixels are square on the screen: one scale for both axes, and boxes end at whole pixels.
  case squarePixels
}

/// The rectangle of a document that the screen shows, and its conversion to cells and back.
///
/// Columns are cells, counted from the start of the document in steps of `scale`, so that panning uses the
/// same tiles of a spectrogram. Rows are cells from the top of the view; y grows upwards. Each cell shows
/// `dots`.
struct Viewport: Hashable, Sendable {
  /// A cell is twice as high as wide.
  static let cellAspect = 2.0
  /// The largest number of columns of a pixel.
  static let largestMagnification = 16

  let kind: PlaneKind
  private(set) var scale: ColumnScale
  /// The leftmost column that is shown; negative if the document is narrower than the view.
  var firstColumn: Int
  /// Units of y from the bottom to the top edge of the view (RF Hz, pixels).
  var y: ClosedRange<Double>
  /// The view in cells, at least 1 x 1.
  private(set) var size: Size
  /// The dots of a cell, at least 1 x 1.
  private(set) var dots: Size

  /// Shows all of `extent` in a view of `size`.
  init(
    fitting extent: Box, kind: PlaneKind = .separateAxes, size: Size,
    dots: Size = PictureFormat.halfBlocks.dots
  ) {
    self.kind = kind
    self.size = Size(width: max(1, size.width), height: max(1, size.height))
    self.dots = dots
    scale = .one
    firstColumn = 0
    y = extent.y
    setScale(unitsPerColumn: fittingUnitsPerColumn(extent))
    show(row: 0, in: extent)
    pan(columns: 0, in: extent)
  }

  // MARK: Scale

  /// Units of x per column; 1 if a unit takes one column or several.
  var unitsPerColumn: Int { scale.unitsPerColumn }

  /// The height of a row in units of y.
  var rowHeight: Double { (y.upperBound - y.lowerBound) / Double(size.height) }

  /// The smallest distance that the crosshair and edges move: a row, or a whole pixel if a row is lower than
  /// a pixel.
  var yStep: Double {
    switch kind {
    case .separateAxes: rowHeight
    case .squarePixels: max(1, rowHeight)
    }
  }

  /// Units per column at which all of `extent` is visible.
  func fittingUnitsPerColumn(_ extent: Box) -> Int {
    switch kind {
    case .separateAxes:
      let columns = size.width * dots.width
      return dots.width * max(1, (extent.x.count + columns - 1) / columns)
    case .squarePixels:
      let height = (extent.y.upperBound - extent.y.lowerBound) / Self.cellAspect
      let byHeight = Int((height / Double(size.height)).rounded(.up))
      return max(1, (extent.x.count + size.width - 1) / size.width, byHeight)
    }
  }

  /// Whether all of `extent` is visible along x, and on square pixels along both axes.
  func fits(_ extent: Box) -> Bool {
    scale.columnsPerUnit == 1 && unitsPerColumn >= fittingUnitsPerColumn(extent)
  }

  /// Sets the scale to `unitsPerColumn` units per column. On separate axes this number may be rounded up, so
  /// that all dots show the same number of whole units.
  mutating func setScale(unitsPerColumn: Int) {
    switch kind {
    case .separateAxes:
      let perDot = max(1, unitsPerColumn / dots.width + (unitsPerColumn % dots.width == 0 ? 0 : 1))
      scale = ColumnScale(unitsPerColumn: perDot * dots.width)
    case .squarePixels:
      setScale(ColumnScale(unitsPerColumn: unitsPerColumn))
    }
  }

  /// Sets the scale of both axes of square pixels; the top edge stays.
  mutating func setScale(_ newScale: ColumnScale) {
    scale = newScale
    setRowHeight(newScale.columnWidth * Self.cellAspect)
  }

  private mutating func setRowHeight(_ rowHeight: Double) {
    y = (y.upperBound - rowHeight * Double(size.height))...y.upperBound
  }

  /// Divides cells into `dots`, and keeps the visible part of the document as far as possible.
  mutating func setDots(_ dots: Size, extent: Box) {
    let (start, unitsPerColumn, wasFit) = (x.lowerBound, unitsPerColumn, fits(extent))
    self.dots = dots
    guard kind == .separateAxes else { return }
    setScale(unitsPerColumn: wasFit ? fittingUnitsPerColumn(extent) : unitsPerColumn)
    firstColumn = start / self.unitsPerColumn
    pan(columns: 0, in: extent)
  }

  /// Resizes the view, and keeps the visible part of the document as far as possible.
  mutating func resize(to newSize: Size, extent: Box) {
    let (start, wasFit) = (x.lowerBound, fits(extent))
    size = Size(width: max(1, newSize.width), height: max(1, newSize.height))
    let widest = fittingUnitsPerColumn(extent)
    switch kind {
    case .separateAxes:
      setScale(unitsPerColumn: wasFit ? widest : min(unitsPerColumn, widest))
      firstColumn = start / unitsPerColumn
    case .squarePixels:
      let top = y.upperBound
      setScale(wasFit || unitsPerColumn > widest ? ColumnScale(unitsPerColumn: widest) : scale)
      firstColumn = scale.columns(of: start..<(start + 1)).lowerBound
      show(row: Int(((extent.y.upperBound - top) / rowHeight).rounded(.down)), in: extent)
    }
    pan(columns: 0, in: extent)
  }

  // MARK: Cells and data

  /// The columns that are shown, counted from the start of the document.
  var columns: Range<Int> { firstColumn..<(firstColumn + size.width) }

  /// The units of x from the left to the right edge; may reach beyond the document.
  var x: Range<Int> {
    let last = scale.units(ofColumn: columns.upperBound - 1)
    return scale.firstUnit(ofColumn: firstColumn)..<last.upperBound
  }

  /// The column of the view that contains the middle of unit `x`; may lie outside of the view.
  func column(of x: Int) -> Int { scale.column(of: x) - firstColumn }

  /// The row of the view that contains `y`; on the border of two rows, the lower one. May lie outside of the
  /// view.
  func row(of y: Double) -> Int {
    let rows = (self.y.upperBound - y) / rowHeight
    // If the bounds of a range are equal, the row height is 0.
    guard rows.isFinite else { return 0 }
    return Int(max(-1e9, min(1e9, rows.rounded(.down))))
  }

  /// The data that the cell at (`column`, `row`) of the view shows, clipped to `extent`; on square pixels,
  /// all pixels that the cell shows at least in part.
  func box(column: Int, row: Int, in extent: Box) -> Box {
    let units = scale.units(ofColumn: firstColumn + column).clamped(to: extent.x)
    var top = y.upperBound - Double(row) * rowHeight
    var bottom = top - rowHeight
    if kind == .squarePixels { (top, bottom) = (top.rounded(.up), bottom.rounded(.down)) }
    let upper = min(max(top, extent.y.lowerBound), extent.y.upperBound)
    let lower = min(max(bottom, extent.y.lowerBound), upper)
    return Box(x: units, y: lower...upper, layer: extent.layer)
  }

  /// The cells of the view that `box` covers; may lie outside of the view.
  func cells(of box: Box) -> Rect {
    let columns = scale.columns(of: box.x)
    // An edge on the border of two rows belongs to the lower one; the bottom edge of a box does not reach
    // into the row below it.
    let top = row(of: box.y.upperBound - rowHeight / 1000)
    let bottom = max(top, row(of: box.y.lowerBound + rowHeight / 1000))
    return Rect(
      column: columns.lowerBound - firstColumn, row: top, width: columns.count,
      height: bottom - top + 1)
  }
}
