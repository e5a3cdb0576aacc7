import FoundationEssentials
import Labels
import Radio

/// A document as the keys and the mouse act on it: a plane, a box editor, and the state of the label file.
struct Canvas: Sendable {
  /// The number of the open document, which jobs and their results name.
  let id: Int
  var plane: Plane
  var editor: BoxEditor
  var labels = LabelSync()
  /// The part of a unit that the last movement could not move a box.
  var nudgeRest: NudgeRest?
  /// The typed distances between boxes of a class, in units of x.
  var periods: [String: Int] = [:]
  var suggestions = SuggestionState()

  init(id: Int, plane: Plane, annotations: [Annotation]) {
    self.id = id
    self.plane = plane
    editor = BoxEditor(annotations)
  }

  var viewport: Viewport { plane.viewport }
  var crosshair: Crosshair { plane.crosshair }
  /// All boxes of the document.
  var boxes: [Annotation] { editor.boxes.current }
  var mode: BoxMode { editor.mode }
  var selected: Annotation? { editor.selected }

  /// The box being drawn, from the anchor to the crosshair, the cells of both included.
  var drawnBox: Box? {
    if case .drawing(let anchor) = editor.drag { return plane.boxToCrosshair(from: anchor) }
    if case .drawing(let anchor) = editor.mode { return plane.boxToCrosshair(from: anchor) }
    return nil
  }

  /// The boxes as the screen shows them: a box that the mouse is moving is at its new place.
  var shownBoxes: [Annotation] {
    guard case .moving(let id, let part, let from, let original) = editor.drag else { return boxes }
    return boxes.map { annotation in
      guard annotation.id == id else { return annotation }
      var moved = annotation
      moved.box = move(part, of: original, from: from)
      return moved
    }
  }

  /// The drawn or selected box; a box that the mouse is moving is at its new place.
  var shownBox: Box? {
    if let drawnBox { return drawnBox }
    guard case .selected(let id, _) = editor.mode else { return nil }
    if case .moving(id, let part, let from, let original) = editor.drag {
      return move(part, of: original, from: from)
    }
    return editor.box(withID: id)?.box
  }

  /// The point whose coordinates the status line shows: the selected part of a box, else the typed place,
  /// else the middle of the cell.
  var readPoint: (x: Int, y: Double) {
    let cell = plane.crosshairBox
    guard let part = editor.selectedPart, let box = selected?.box else {
      return (crosshair.exactX ?? cell.x.middle, crosshair.exactY ?? cell.y.middle)
    }
    switch part {
    case .whole, .left: return (box.x.lowerBound, box.y.middle)
    case .right: return (box.x.upperBound, box.y.middle)
    case .top: return (box.x.middle, box.y.upperBound)
    case .bottom: return (box.x.middle, box.y.lowerBound)
    }
  }

  /// Whether the coordinates of `readPoint` are exact. If not, they are the middle of a cell.
  var readsExactly: (x: Bool, y: Bool) {
    if let part = editor.selectedPart {
      return (![.top, .bottom].contains(part), ![.left, .right].contains(part))
    }
    return (crosshair.exactX != nil, crosshair.exactY != nil)
  }

  /// The indices of those `annotations` whose lines or titles the view can show.
  func visibleIndices(of annotations: [Annotation]) -> [Int] {
    let (columns, rows) = (2 * viewport.unitsPerColumn, 2 * viewport.rowHeight)
    let (x, y) = (viewport.x, viewport.y)
    let extent = plane.extent
    // Clamped, because the view can show more than the extent: the boxes of another camera lie there.
    let shown = Box(
      x: ((x.lowerBound - columns)..<(x.upperBound + columns)).clamped(to: extent.x),
      y: ((y.lowerBound - rows)...(y.upperBound + rows)).clamped(to: extent.y),
      layer: extent.layer)
    // A loop over the array itself, without indices, would copy every annotation, perhaps 100,000 of them.
    return annotations.indices.filter { annotations[$0].box.overlaps(shown) }
  }
}
