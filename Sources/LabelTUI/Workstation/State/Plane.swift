import Labels
import TerminalKit

/// The viewport, crosshair and extent of a document, without its content.
struct Plane: Sendable {
  /// All of the document, or of its layer on the screen.
  private(set) var extent: Box
  var viewport: Viewport
  /// Earlier views that can be restored, oldest first.
  private(set) var earlierViewports: [Viewport] = []
  var crosshair: Crosshair

  /// The largest number of earlier views.
  private static let earlierViewLimit = 100

  /// Shows all of `extent` in a view of `size` cells, with the crosshair at `crosshair` or in the middle.
  init(
    extent: Box, kind: PlaneKind, size: Size, dots: Size = PictureFormat.halfBlocks.dots,
    crosshair: Crosshair? = nil
  ) {
    self.extent = extent
    viewport = Viewport(fitting: extent, kind: kind, size: size, dots: dots)
    self.crosshair = crosshair ?? Crosshair(x: extent.x.middle, y: extent.y.middle)
    if crosshair == nil { self.crosshair.move(toY: clampedY(extent.y.middle)) }
  }

  /// Makes `newExtent` the extent of the document; the view stays.
  mutating func setExtent(_ newExtent: Box) { extent = newExtent }

  /// Resizes the view to `size` cells.
  mutating func resize(to size: Size) { viewport.resize(to: size, extent: extent) }

  /// Divides each cell of the view into `dots`.
  mutating func setDots(_ dots: Size) { viewport.setDots(dots, extent: extent) }

  // MARK: The crosshair

  /// The cell of the view under the crosshair.
  var crosshairCell: CellGrid.Position {
    CellGrid.Position(
      column: viewport.column(of: crosshair.x),
      row: min(viewport.size.height - 1, viewport.row(of: crosshair.y)))
  }

  /// The part of the document that the cell under the crosshair shows.
  var crosshairBox: Box {
    let cell = crosshairCell
    return viewport.box(column: cell.column, row: cell.row, in: extent)
  }

  /// The corner of a drawn box at the crosshair: the crosshair's cell, or, along an axis with a typed place,
  /// that place with no extent.
  var cornerBox: Box {
    let cell = crosshairBox
    return Box(
      x: crosshair.exactX.map { $0..<$0 } ?? cell.x, y: crosshair.exactY.map { $0...$0 } ?? cell.y,
      layer: cell.layer)
  }

  /// The box from `anchor` to the crosshair. An axis along which it has no extent gets that of the
  /// crosshair's cell.
  func boxToCrosshair(from anchor: Box) -> Box {
    let (cell, corner) = (crosshairBox, cornerBox)
    var box = anchor.union(corner)
    if let x = crosshair.exactX { box.x = anchor.x.reaching(x) }
    if let y = crosshair.exactY { box.y = anchor.y.reaching(y) }
    if box.x.isEmpty { box.x = cell.x }
    if box.y.lowerBound == box.y.upperBound { box.y = cell.y }
    return box
  }

  /// Moves the crosshair to `x`: to its middle, or exactly to its bound if it has no extent.
  mutating func moveCrosshair(toX x: Range<Int>) {
    if x.isEmpty { moveCrosshair(toExactX: x.lowerBound) } else { crosshair.move(toX: x.middle) }
  }

  /// Moves the crosshair to `y`: to its middle, or exactly to its bound if it has no extent.
  mutating func moveCrosshair(toY y: ClosedRange<Double>) {
    if y.lowerBound == y.upperBound {
      moveCrosshair(toExactY: y.lowerBound)
    } else {
      crosshair.move(toY: clampedY(y.middle))
    }
  }

  /// Moves the crosshair to exactly `x`, which may be the right edge of the document.
  mutating func moveCrosshair(toExactX x: Int) {
    crosshair.move(toExactX: x, showing: min(x, extent.x.upperBound - 1))
  }

  /// Moves the crosshair to exactly `y`, which may be an edge of the document.
  mutating func moveCrosshair(toExactY y: Double) {
    switch viewport.kind {
    case .separateAxes: crosshair.move(toExactY: y, showing: y)
    case .squarePixels: crosshair.move(toExactY: y, showing: clampedY(y))
    }
  }

  /// Puts the crosshair on the cell at (`column`, `row`) of the view, or on the nearest one of the document.
  mutating func pointCrosshair(column: Int, row: Int) {
    crosshair.move(toX: x(ofColumn: column))
    crosshair.move(toY: y(ofRow: row))
  }

  /// The middle unit of `column` of the view, kept within the document.
  func x(ofColumn column: Int) -> Int {
    let wanted = viewport.scale.firstUnit(ofColumn: viewport.firstColumn + column)
    let x = min(max(extent.x.lowerBound, wanted), extent.x.upperBound - 1)
    return viewport.box(column: viewport.column(of: x), row: 0, in: extent).x.middle
  }

  /// The middle of `row` of the view, kept within the document.
  func y(ofRow row: Int) -> Double {
    clampedY(viewport.y.upperBound - (Double(row) + 0.5) * viewport.rowHeight)
  }

  /// The value nearest to `y` that the crosshair can have: at least half a row from the edges, or the middle
  /// of a pixel.
  func clampedY(_ y: Double) -> Double {
    switch viewport.kind {
    case .separateAxes:
      let half = viewport.rowHeight / 2
      let (lowest, highest) = (extent.y.lowerBound + half, extent.y.upperBound - half)
      return lowest <= highest ? min(max(y, lowest), highest) : extent.y.lowerBound
    case .squarePixels:
      let middle = y.rounded(.down) + 0.5
      return max(extent.y.lowerBound + 0.5, min(middle, extent.y.upperBound - 0.5))
    }
  }

  // MARK: The view

  /// Changes the view by `change`, and keeps the old view to be restored.
  mutating func changeView(_ change: (inout Viewport) -> Void) {
    let before = viewport
    change(&viewport)
    guard viewport != before else { return }
    earlierViewports.append(before)
    if earlierViewports.count > Self.earlierViewLimit { earlierViewports.removeFirst() }
  }

  /// Restores the view before the last change.
  mutating func restorePreviousView() {
    guard var earlier = earlierViewports.popLast() else { return }
    earlier.setDots(viewport.dots, extent: extent)
    earlier.resize(to: viewport.size, extent: extent)
    viewport = earlier
  }

  /// Shows all of the document.
  mutating func fit() {
    let fitted = Viewport(
      fitting: extent, kind: viewport.kind, size: viewport.size, dots: viewport.dots)
    changeView { $0 = fitted }
  }

  /// Moves the view as little as needed to show the crosshair.
  mutating func revealCrosshair() {
    viewport.reveal(x: crosshair.x, y: crosshair.y, in: extent)
  }
}
