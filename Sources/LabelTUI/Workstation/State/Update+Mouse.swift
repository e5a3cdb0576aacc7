import Labels
import Radio
import TerminalKit

/// The mouse: a drag draws or moves a box, a click chooses one, the wheel zooms.
extension AppState {
  mutating func mouse(_ event: MouseEvent) -> [Job] {
    guard prompt == nil, overlay == nil else { return [] }
    switch event.kind {
    case .press, .wheelUp, .wheelDown, .wheelLeft, .wheelRight:
      // What was typed before was about what the keys meant there.
      (count, pendingKeys) = (nil, [])
    default: break
    }
    switch place {
    case .list: return mouseInList(event)
    case .capture: return mouseInCapture(event)
    case .review, .preview: return []
    }
  }

  private mutating func mouseInList(_ event: MouseEvent) -> [Job] {
    guard var list else { return [] }
    let layout = ListLayout(size: size)
    switch event.kind {
    case .wheelUp: list.move(by: -3, visible: layout.visibleEntries)
    case .wheelDown: list.move(by: 3, visible: layout.visibleEntries)
    case .press(.left):
      guard layout.entries.contains(column: event.column, row: event.row) else { return [] }
      let index = list.top + event.row - layout.entries.row
      guard list.entries.indices.contains(index) else { return [] }
      if list.selection == index { return performInList(.open) }
      list.selection = index
    default: return []
    }
    self.list = list
    return []
  }

  private mutating func mouseInCapture(_ event: MouseEvent) -> [Job] {
    guard var capture else { return [] }
    let picture = captureLayout.picture
    let column = min(max(0, event.column - picture.column), capture.viewport.size.width - 1)
    let row = min(max(0, event.row - picture.row), capture.viewport.size.height - 1)
    switch event.kind {
    case .press(.left):
      if let map = captureLayout.map, map.contains(column: event.column, row: event.row) {
        capture.goTo(column: event.column - map.column, ofMap: map.width)
        break
      }
      guard picture.contains(column: event.column, row: event.row) else { return [] }
      message = nil
      capture.beginDrag(column: column, row: row)
    case .press(.right):
      capture.mode = .idle
      capture.drag = nil
    case .drag:
      capture.continueDrag(column: column, row: row)
    case .release:
      capture.continueDrag(column: column, row: row)
      self.capture = capture
      return endDrag()
    case .wheelUp, .wheelDown:
      guard picture.contains(column: event.column, row: event.row) else { return [] }
      capture.point(column: column, row: row)
      let zoomsIn = event.kind == .wheelUp
      capture.changeWhatIsSeen(
        event.control ? .zoomFrequency(in: zoomsIn) : .zoomTime(in: zoomsIn), times: 1)
    case .wheelLeft: capture.scroll(.left, cells: Self.columnsPerNotch)
    case .wheelRight: capture.scroll(.right, cells: Self.columnsPerNotch)
    default: return []
    }
    self.capture = capture
    return []
  }

  /// Columns that the view moves by when the wheel is tilted, as lists do by rows.
  private static let columnsPerNotch = 3

  private mutating func endDrag() -> [Job] {
    guard var capture, let drag = capture.drag else { return [] }
    switch drag {
    case .drawing(let anchor):
      if capture.crosshairBox == anchor {
        capture.drag = nil
        capture.mode = .idle
        _ = capture.selectUnderCrosshair()
        self.capture = capture
        return []
      }
      let jobs = commit(as: capture.currentClass)
      self.capture?.drag = nil
      if let drawn = self.capture?.boxes.current.last {
        self.capture?.mode = .selected(drawn.id, grip: nil)
      }
      return jobs
    case .moving(let id, let grip, let from, let original):
      capture.drag = nil
      let here = capture.crosshair
      capture.moveGrip(
        grip, of: id, bySamples: here.sample - from.sample,
        hertz: here.frequency - from.frequency)
      self.capture = capture
      return capture.selected?.box == original ? [] : labelsChanged()
    }
  }
}

extension CaptureState {
  /// Lets keys take over from the mouse: a box that it draws goes on being drawn, one that it moves
  /// stays where it was.
  mutating func endDrag() {
    if case .drawing(let anchor) = drag { mode = .drawing(anchor: anchor) }
    drag = nil
  }

  /// Begins to move the chosen box when the pointer is on it, else to draw a new one.
  fileprivate mutating func beginDrag(column: Int, row: Int) {
    point(column: column, row: row)
    if let selected, let grip = grip(of: selected.box, column: column, row: row) {
      drag = .moving(selected.id, grip, from: crosshair, original: selected.box)
      return
    }
    mode = .idle
    drag = .drawing(anchor: crosshairBox)
  }

  fileprivate mutating func continueDrag(column: Int, row: Int) {
    if drag != nil { point(column: column, row: row) }
  }

  /// The part of `box` at a cell of the picture: an edge, or the whole; nil outside.
  private func grip(of box: Box, column: Int, row: Int) -> BoxMode.Grip? {
    let cells = viewport.cells(of: box)
    guard cells.contains(column: column, row: row) else { return nil }
    if cells.width > 2, column == cells.column { return .left }
    if cells.width > 2, column == cells.columns.upperBound - 1 { return .right }
    if cells.height > 2, row == cells.row { return .top }
    if cells.height > 2, row == cells.rows.upperBound - 1 { return .bottom }
    return .whole
  }
}
