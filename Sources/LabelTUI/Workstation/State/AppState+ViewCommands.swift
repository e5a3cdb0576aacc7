import Labels
import Radio
import TerminalKit

/// Commands on the crosshair and the view of the document on the screen.
extension AppState {
  /// Performs `command` on the document on the screen; does nothing if there is none.
  mutating func perform(_ command: ViewCommand, times: Int) -> [Job] {
    guard let document else { return [] }
    switch command {
    case .move(let direction, let cells): return move(direction, cells: cells * times)
    case .goTo:
      // A typed place on a pitch is a frame.
      let target = document.kind == .pitch ? .crosshair : document.canvas.moveTarget
      prompt = Prompt(.goTo(target, on: document.kind))
      return []
    case .reload: return reload(document)
    case .goToStart where document.kind == .pitch: return show(row: 0)
    case .goToEnd where document.kind == .pitch: return showLastRow()
    case .pan, .scroll, .goToStart, .goToEnd, .center, .zoom, .zoomToBox, .fit, .previousView:
      let zoomBox = document.zoomBox
      changeCanvas { $0.changeView(command, times: times, zoomBox: zoomBox) }
      return []
    }
  }

  /// Moves the selected part of a box, or of all marked ones. Without one, moves the crosshair and deselects the box.
  private mutating func move(_ direction: Direction, cells: Int) -> [Job] {
    if let part = canvas?.editor.selectedPart {
      let step = nudgeStep
      changeCanvas { $0.nudge(part, direction, by: step, times: cells) }
      return labelsChanged()
    }
    changeCanvas { canvas in
      canvas.plane.moveCrosshair(direction, cells: cells)
      if case .selected = canvas.mode { canvas.editor.mode = .idle }
    }
    return []
  }

  /// Requests the samples that were added to the file of `document`, unless a document is being opened.
  private mutating func reload(_ document: Document) -> [Job] {
    guard jobs[.opening] == nil else { return [] }
    switch document {
    case .capture(let capture):
      beginJob(.opening)
      return [.capture(.reload(id: capture.id))]
    case .picture, .pitch, .sample: return []  // These do not grow.
    }
  }
}

extension Canvas {
  /// What the movement keys and a typed place move.
  var moveTarget: MoveTarget {
    if drawnBox != nil { return .corner }
    guard let part = editor.selectedPart, selected != nil else { return .crosshair }
    return .part(part)
  }

  /// Performs a command that changes only the view; `zoomBox` is the box to zoom to if none is drawn or
  /// selected.
  fileprivate mutating func changeView(_ command: ViewCommand, times: Int, zoomBox: Box) {
    switch command {
    case .pan(let direction): plane.pan(direction, pages: times)
    case .scroll(let direction): plane.scroll(direction, cells: times)
    case .goToStart, .goToEnd:
      // This deselects the box, as the movement keys do.
      if selected != nil { editor.mode = .idle }
      plane.goToEnd(isLast: command == .goToEnd)
    case .center: plane.centerView()
    case .zoom(let axis, let zoomsIn): plane.zoom(axis, in: zoomsIn, times: times)
    case .zoomToBox: plane.show(drawnBox ?? selected?.box ?? zoomBox)
    case .fit: plane.fit()
    case .previousView: plane.restorePreviousView()
    case .move, .goTo, .reload: break  // These change more than the view.
    }
  }
}
