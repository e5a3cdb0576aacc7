import TerminalKit

/// The mouse: a drag draws or moves a box, a click selects one, the wheel zooms.
extension AppState {
  /// Handles a mouse event; does nothing while an overlay or a prompt is open.
  mutating func handle(_ event: MouseEvent) -> [Job] {
    closeWelcome()
    guard prompt == nil, overlay == nil else { return [] }
    switch event.kind {
    case .press, .wheelUp, .wheelDown, .wheelLeft, .wheelRight:
      // A typed count or unfinished key sequence does not apply to the mouse.
      (count, pendingKeys) = (nil, [])
    case .release, .drag: break
    }
    switch place {
    case .list(let list): return handle(event, in: list)
    case .document(let document): return handle(event, in: document)
    case .review(let review): return handle(event, in: review)
    case .dashboard: return handleInDashboard(event)
    case .boxList(let list):
      return handle(event, in: list.selection, select: { .boxList(.select($0)) }, .boxList(.open))
    case .windowList(let list):
      return handle(
        event, in: list.selection, select: { .windowList(.select($0)) }, .windowList(.open))
    case .datasets(let datasets):
      return handle(
        event, in: datasets.selection, select: { .datasets(.select($0)) }, .datasets(.open))
    case .preview: return []
    }
  }

  /// The wheel goes through the lines of a list; a click selects a line, and one on the selected line opens it.
  private mutating func handle(
    _ event: MouseEvent, in selection: LineSelection, select: (LineStep) -> Command,
    _ open: Command
  ) -> [Job] {
    switch event.kind {
    case .wheelUp: return perform(select(.previous), times: Self.rowsPerNotch)
    case .wheelDown: return perform(select(.next), times: Self.rowsPerNotch)
    case .press(.left):
      let entries = ListLayout(size: size).entries
      guard entries.contains(column: event.column, row: event.row) else { return [] }
      let distance = selection.top + event.row - entries.row - selection.index
      if distance == 0 { return perform(open, times: 1) }
      return perform(select(distance > 0 ? .next : .previous), times: abs(distance))
    case .press(.middle), .press(.right), .release, .drag, .wheelLeft, .wheelRight: return []
    }
  }

  /// The wheel goes through samples; in the grid, a click selects a thumbnail, and one on the selected
  /// thumbnail opens it.
  private mutating func handle(_ event: MouseEvent, in review: ReviewState) -> [Job] {
    switch event.kind {
    case .wheelUp, .wheelLeft:
      return perform(review.isGrid ? ReviewCommand.move(.up) : .previous, times: 1)
    case .wheelDown, .wheelRight:
      return perform(review.isGrid ? ReviewCommand.move(.down) : .next, times: 1)
    case .press(.left):
      guard review.isGrid, let place = reviewGrid.place(column: event.column, row: event.row) else {
        return []
      }
      let index = reviewGrid.first(ofPageWith: review.index) + place
      guard review.rows.indices.contains(index) else { return [] }
      if index == review.index { return perform(ReviewCommand.open, times: 1) }
      return perform(ReviewCommand.next, times: index - review.index)
    case .press(.middle), .press(.right), .release, .drag: return []
    }
  }

  private mutating func handleInDashboard(_ event: MouseEvent) -> [Job] {
    switch event.kind {
    case .wheelUp: return perform(DashboardCommand.previous, times: 1)
    case .wheelDown: return perform(DashboardCommand.next, times: 1)
    case .press, .release, .drag, .wheelLeft, .wheelRight: return []
    }
  }

  private mutating func handle(_ event: MouseEvent, in list: ListState) -> [Job] {
    let layout = ListLayout(size: size)
    switch event.kind {
    case .wheelUp:
      changeList { $0.move(by: -Self.rowsPerNotch, visible: layout.visibleEntries) }
    case .wheelDown:
      changeList { $0.move(by: Self.rowsPerNotch, visible: layout.visibleEntries) }
    case .press(.left):
      guard layout.entries.contains(column: event.column, row: event.row) else { return [] }
      let index = list.top + event.row - layout.entries.row
      guard list.entries.indices.contains(index) else { return [] }
      if list.selection == index { return perform(.list(.open), times: 1) }
      changeList { $0.selection = index }
    case .press(.middle), .press(.right), .release, .drag, .wheelLeft, .wheelRight: break
    }
    return []
  }

  private mutating func handle(_ event: MouseEvent, in document: Document) -> [Job] {
    let (picture, size) = (documentLayout.picture, document.canvas.viewport.size)
    let isInside = picture.contains(column: event.column, row: event.row)
    let column = min(max(0, event.column - picture.column), size.width - 1)
    let row = min(max(0, event.row - picture.row), size.height - 1)
    switch event.kind {
    case .press(.left):
      if isInside {
        message = nil
        changeCanvas { $0.beginDrag(column: column, row: row) }
      } else {
        return pressOutsideOfView(event)
      }
    case .press(.right): changeCanvas { $0.cancelBox() }
    case .drag: changeCanvas { $0.continueDrag(column: column, row: row) }
    case .release: return endDrag(column: column, row: row)
    case .wheelUp, .wheelDown:
      guard isInside else { return [] }
      changeCanvas { canvas in
        canvas.plane.pointCrosshair(column: column, row: row)
        canvas.plane.zoom(event.control ? .y : .x, in: event.kind == .wheelUp, times: 1)
      }
    case .wheelLeft: changeCanvas { $0.plane.scroll(.left, cells: Self.columnsPerNotch) }
    case .wheelRight: changeCanvas { $0.plane.scroll(.right, cells: Self.columnsPerNotch) }
    case .press(.middle): break
    }
    return []
  }

  /// The number of rows by which one notch of the wheel moves the list.
  private static let rowsPerNotch = 3
  /// The number of columns by which one tilt of the wheel moves the view.
  private static let columnsPerNotch = 3

  /// Handles a press outside of the picture: goes to a time on the map of a capture, or to a row on the timeline of a
  /// pitch.
  private mutating func pressOutsideOfView(_ event: MouseEvent) -> [Job] {
    if let map = documentLayout.map, map.contains(column: event.column, row: event.row) {
      changeCapture { $0.goTo(column: event.column - map.column, ofMap: map.width) }
    }
    if let pitch, let timeline = documentLayout.timeline,
      timeline.contains(column: event.column, row: event.row),
      let row = TimelineView.row(atColumn: event.column, in: timeline, of: pitch)
    {
      return show(row: row)
    }
    return []
  }

  private mutating func endDrag(column: Int, row: Int) -> [Job] {
    let result = changeCanvas { canvas in
      canvas.continueDrag(column: column, row: row)
      return canvas.endDrag()
    }
    switch result {
    case nil, .nothing?: return []
    case .clicked?: return clicked()
    case .drew?: return finishDraggedBox()
    case .moved?: return labelsChanged()
    }
  }

  /// The second click on a cell without a box draws a box around what is there.
  private mutating func clicked() -> [Job] {
    guard let canvas, canvas.selected == nil, keymap.binds(.finding(.boxHere), in: placeContext)
    else {
      lastClick = nil
      return []
    }
    let isSecond = lastClick == canvas.crosshair
    lastClick = isSecond ? nil : canvas.crosshair
    return isSecond ? findBoxHere() : []
  }
}
