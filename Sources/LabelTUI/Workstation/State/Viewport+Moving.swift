import Labels
import Radio
import TerminalKit

/// Panning and zooming. The view never leaves the document. A picture that is smaller than the view is
/// centered.
extension Viewport {
  /// Moves the view by `columns` to the right, within `extent`.
  mutating func pan(columns: Int, in extent: Box) {
    let possible = firstColumns(in: extent)
    firstColumn = min(max(possible.lowerBound, firstColumn + columns), possible.upperBound)
  }

  /// Moves the view by `rows` upwards, within `extent`.
  mutating func pan(rows: Int, in extent: Box) {
    switch kind {
    case .separateAxes: shiftY(by: Double(rows) * rowHeight, in: extent)
    case .squarePixels: show(row: firstRow(in: extent) - rows, in: extent)
    }
  }

  /// Zooms `axis` by a factor of two around the point (`x`, `y`), which stays in its cell. On square pixels,
  /// zooms both axes.
  mutating func zoom(_ axis: Axis, in zoomsIn: Bool, around x: Int, _ y: Double, extent: Box) {
    switch (kind, axis) {
    case (.separateAxes, .x): zoomX(in: zoomsIn, around: x, extent: extent)
    case (.separateAxes, .y): zoomY(in: zoomsIn, around: y, extent: extent)
    case (.squarePixels, .x), (.squarePixels, .y):
      setScale(nextScale(in: zoomsIn, extent: extent), around: x, y, extent: extent)
    }
  }

  /// Shows all of `box` as large as possible, with some room around it.
  mutating func show(_ box: Box, in extent: Box) {
    let widest = fittingUnitsPerColumn(extent)
    let room = max(1, size.width * 3 / 4)
    let byWidth = (box.x.count + room - 1) / room
    let height = box.y.upperBound - box.y.lowerBound
    switch kind {
    case .separateAxes:
      setScale(unitsPerColumn: min(max(1, byWidth), widest))
      center(x: box.x.middle, y: box.y.middle, extent: extent)
      let shown = min(extent.y.upperBound - extent.y.lowerBound, height * 4 / 3)
      guard shown > 0 else { return }
      y = (box.y.middle - shown / 2)...(box.y.middle + shown / 2)
      shiftY(by: 0, in: extent)
    case .squarePixels:
      let rows = Double(max(1, size.height * 3 / 4))
      let byHeight = Int((height / Self.cellAspect / rows).rounded(.up))
      let unitsPerColumn = min(max(1, byWidth, byHeight), widest)
      var magnification = 1
      while unitsPerColumn == 1, magnification < Self.largestMagnification,
        box.x.count * magnification * 2 <= room,
        height * Double(magnification * 2) / Self.cellAspect <= rows
      { magnification *= 2 }
      setScale(
        unitsPerColumn > 1
          ? ColumnScale(unitsPerColumn: unitsPerColumn)
          : ColumnScale(columnsPerUnit: magnification))
      center(x: box.x.middle, y: box.y.middle, extent: extent)
    }
  }

  /// Moves the view so that `x` is in the middle column, and on square pixels `y` in the middle row.
  mutating func center(x: Int, y: Double, extent: Box) {
    firstColumn = scale.column(of: x) - size.width / 2
    pan(columns: 0, in: extent)
    guard kind == .squarePixels else { return }
    show(row: rowInDocument(of: y, extent: extent) - size.height / 2, in: extent)
  }

  /// Moves the view as little as needed to show (`x`, `y`).
  mutating func reveal(x: Int, y: Double, in extent: Box) {
    let column = column(of: x)
    if column < 0 { pan(columns: column, in: extent) }
    if column >= size.width { pan(columns: column - size.width + 1, in: extent) }
    let row = row(of: y)
    if row < 0 { pan(rows: -row, in: extent) }
    if row >= size.height { pan(rows: size.height - 1 - row, in: extent) }
  }

  /// Makes `row`, counted from the top of a document of square pixels, the first row of the view, or the
  /// nearest row that can be.
  mutating func show(row: Int, in extent: Box) {
    guard kind == .squarePixels else { return }
    let height = extent.y.upperBound - extent.y.lowerBound
    let possible = Self.firstCells(of: Int((height / rowHeight).rounded(.up)), in: size.height)
    let first = min(max(possible.lowerBound, row), possible.upperBound)
    let (top, shown) = (
      extent.y.upperBound - Double(first) * rowHeight, y.upperBound - y.lowerBound
    )
    y = (top - shown)...top
  }

  private mutating func zoomX(in zoomsIn: Bool, around x: Int, extent: Box) {
    let widest = fittingUnitsPerColumn(extent)
    let wanted = zoomsIn ? unitsPerColumn / 2 : unitsPerColumn * 2
    let column = column(of: x)
    setScale(unitsPerColumn: min(max(1, wanted), widest))
    firstColumn = scale.column(of: x) - column
    pan(columns: 0, in: extent)
  }

  private mutating func zoomY(in zoomsIn: Bool, around point: Double, extent: Box) {
    let full = extent.y.upperBound - extent.y.lowerBound
    let current = y.upperBound - y.lowerBound
    let finest = full / Self.largestYZoom
    let wanted = min(full, max(finest, zoomsIn ? current / 2 : current * 2))
    guard wanted > 0, wanted.isFinite, current > 0 else { return }
    let share = (y.upperBound - point) / current
    let top = point + share * wanted
    y = (top - wanted)...top
    shiftY(by: 0, in: extent)
  }

  /// The largest zoom of y on separate axes: the number of points of the longest FFT.
  private static var largestYZoom: Double { Double(DisplayAnalysis.fftSizes.upperBound) }

  private mutating func setScale(
    _ newScale: ColumnScale, around x: Int, _ y: Double, extent: Box
  ) {
    let (column, row) = (column(of: x), row(of: y))
    setScale(newScale)
    firstColumn = scale.column(of: x) - column
    pan(columns: 0, in: extent)
    show(row: rowInDocument(of: y, extent: extent) - row, in: extent)
  }

  /// The next finer or coarser scale of square pixels. The coarsest one shows all of `extent`.
  private func nextScale(in zoomsIn: Bool, extent: Box) -> ColumnScale {
    if zoomsIn {
      return unitsPerColumn > 1
        ? ColumnScale(unitsPerColumn: unitsPerColumn / 2)
        : ColumnScale(columnsPerUnit: min(Self.largestMagnification, scale.columnsPerUnit * 2))
    }
    return scale.columnsPerUnit > 1
      ? ColumnScale(columnsPerUnit: scale.columnsPerUnit / 2)
      : ColumnScale(unitsPerColumn: min(fittingUnitsPerColumn(extent), unitsPerColumn * 2))
  }

  /// The possible values of `firstColumn`.
  private func firstColumns(in extent: Box) -> ClosedRange<Int> {
    switch kind {
    case .separateAxes:
      let columnCount = scale.columnCount(ofUnits: extent.x.count)
      return 0...max(0, columnCount - size.width)
    case .squarePixels:
      let columns = scale.columns(of: extent.x)
      let possible = Self.firstCells(of: columns.count, in: size.width)
      let start = columns.lowerBound
      return (start + possible.lowerBound)...(start + possible.upperBound)
    }
  }

  /// The possible first cells of a view of `room` cells on `count` cells. If all of them fit, they are
  /// centered.
  private static func firstCells(of count: Int, in room: Int) -> ClosedRange<Int> {
    if count > room { return 0...(count - room) }
    let margin = -((room - count) / 2)
    return margin...margin
  }

  /// Rows from the top of a document of square pixels to the top of the view.
  private func firstRow(in extent: Box) -> Int {
    Int(((extent.y.upperBound - y.upperBound) / rowHeight).rounded(.down))
  }

  /// The row that contains `y`, from the top of a document of square pixels.
  private func rowInDocument(of y: Double, extent: Box) -> Int {
    Int(((extent.y.upperBound - y) / rowHeight).rounded(.down))
  }

  private mutating func shiftY(by units: Double, in extent: Box) {
    let height = y.upperBound - y.lowerBound
    guard height < extent.y.upperBound - extent.y.lowerBound else {
      y = extent.y
      return
    }
    let bottom = min(
      max(extent.y.lowerBound, y.lowerBound + units), extent.y.upperBound - height)
    y = bottom...(bottom + height)
  }
}
