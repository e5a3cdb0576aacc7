import Labels
import TerminalKit

/// Moving the crosshair and the view.
extension Plane {
  /// Moves the crosshair by `cells`, each at least one unit; the view follows.
  mutating func moveCrosshair(_ direction: Direction, cells: Int) {
    switch direction {
    case .left: crosshair.move(toX: x(steps: -cells))
    case .right: crosshair.move(toX: x(steps: cells))
    case .up: crosshair.move(toY: y(steps: cells))
    case .down: crosshair.move(toY: y(steps: -cells))
    }
    revealCrosshair()
  }

  /// The x of a place `steps` columns to the right of the crosshair; steps are units if a unit is wider than
  /// a column.
  private func x(steps: Int) -> Int {
    guard viewport.scale.columnsPerUnit > 1 else {
      return x(ofColumn: crosshairCell.column + steps)
    }
    return min(max(extent.x.lowerBound, crosshair.x + steps), extent.x.upperBound - 1)
  }

  /// The y of a place `steps` rows above the crosshair; steps are pixels if a pixel is higher than a row.
  private func y(steps: Int) -> Double {
    viewport.yStep > viewport.rowHeight
      ? clampedY(crosshair.y + Double(steps) * viewport.yStep)
      : y(ofRow: crosshairCell.row - steps)
  }

  /// Moves the view by `pages`; the crosshair keeps its cell.
  mutating func pan(_ direction: Direction, pages: Int) {
    let columns = max(1, viewport.size.width - 2) * pages
    let rows = max(1, viewport.size.height / 2) * pages
    let cell = crosshairCell
    switch direction {
    case .left: viewport.pan(columns: -columns, in: extent)
    case .right: viewport.pan(columns: columns, in: extent)
    case .up: viewport.pan(rows: rows, in: extent)
    case .down: viewport.pan(rows: -rows, in: extent)
    }
    pointCrosshair(column: cell.column, row: cell.row)
  }

  /// Moves the view by `cells`. The crosshair keeps its place in the document until it would leave the screen.
  mutating func scroll(_ direction: Direction, cells: Int) {
    switch direction {
    case .left: viewport.pan(columns: -cells, in: extent)
    case .right: viewport.pan(columns: cells, in: extent)
    case .up: viewport.pan(rows: cells, in: extent)
    case .down: viewport.pan(rows: -cells, in: extent)
    }
    let (column, row) = (viewport.column(of: crosshair.x), viewport.row(of: crosshair.y))
    let (width, height) = (viewport.size.width, viewport.size.height)
    if !(0..<width).contains(column) {
      crosshair.move(toX: x(ofColumn: column < 0 ? 0 : width - 1))
    }
    if !(0..<height).contains(row) {
      crosshair.move(toY: y(ofRow: row < 0 ? 0 : height - 1))
    }
  }

  /// Zooms `axis` by a factor of two, `times` times, around the crosshair.
  mutating func zoom(_ axis: Axis, in zoomsIn: Bool, times: Int) {
    let (x, y, extent) = (crosshair.x, crosshair.y, extent)
    changeView { view in
      for _ in 0..<times { view.zoom(axis, in: zoomsIn, around: x, y, extent: extent) }
    }
  }

  /// Shows `unitsPerColumn` pixels per column, with the crosshair in the middle.
  mutating func showActualSize(unitsPerColumn: Int) {
    let (x, y, extent) = (crosshair.x, crosshair.y, extent)
    changeView { view in
      view.setScale(unitsPerColumn: unitsPerColumn)
      view.center(x: x, y: y, extent: extent)
    }
  }

  /// Moves the view so that the crosshair is in the middle.
  mutating func centerView() {
    let (x, y, extent) = (crosshair.x, crosshair.y, extent)
    changeView { $0.center(x: x, y: y, extent: extent) }
  }

  /// Shows all of `box` as large as possible.
  mutating func show(_ box: Box) {
    let extent = extent
    changeView { $0.show(box, in: extent) }
  }

  /// Moves the crosshair to unit `x`, and the view so that it is visible.
  mutating func goTo(x: Int) {
    crosshair.move(toX: min(max(extent.x.lowerBound, x), extent.x.upperBound - 1))
    revealCrosshair()
  }

  /// Moves the crosshair to the first or the last unit of x; on square pixels, to the upper left or lower
  /// right corner.
  mutating func goToEnd(isLast: Bool) {
    if viewport.kind == .squarePixels {
      crosshair.move(toY: clampedY(isLast ? extent.y.lowerBound : extent.y.upperBound))
    }
    goTo(x: isLast ? extent.x.upperBound - 1 : extent.x.lowerBound)
  }

  /// Moves the crosshair to the middle of `box`; the view stays.
  mutating func centerCrosshair(in box: Box) {
    crosshair = Crosshair(x: box.x.middle, y: clampedYInBox(box))
  }

  /// Moves the crosshair to the middle of `box`, and the view so that it is visible.
  mutating func reveal(_ box: Box) {
    centerCrosshair(in: box)
    revealCrosshair()
  }

  private func clampedYInBox(_ box: Box) -> Double {
    viewport.kind == .squarePixels ? clampedY(box.y.middle) : box.y.middle
  }

  /// Moves the crosshair to `part` of `box`, and the view so that it is visible.
  mutating func reveal(_ part: BoxPart, of box: Box) {
    let middle = clampedYInBox(box)
    switch part {
    case .whole: crosshair = Crosshair(x: box.x.middle, y: middle)
    case .left: crosshair = Crosshair(x: box.x.lowerBound, y: middle)
    case .right: crosshair = Crosshair(x: box.x.upperBound - 1, y: middle)
    case .top: crosshair = Crosshair(x: box.x.middle, y: edgeY(box.y.upperBound, isTop: true))
    case .bottom: crosshair = Crosshair(x: box.x.middle, y: edgeY(box.y.lowerBound, isTop: false))
    }
    revealCrosshair()
  }

  /// The y of the crosshair at an edge: on it, or in the middle of the pixel inside of it.
  private func edgeY(_ edge: Double, isTop: Bool) -> Double {
    viewport.kind == .squarePixels ? clampedY(isTop ? edge - 0.5 : edge) : edge
  }
}
