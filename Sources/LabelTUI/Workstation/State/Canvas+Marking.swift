import FoundationEssentials
import Labels

/// Marking boxes, and moving several of them.
extension Canvas {
  /// Marks the selected box, or else the smallest one under the crosshair, or takes its mark away; false if there is
  /// no box.
  mutating func toggleMark() -> Bool {
    guard let id = selected?.id ?? boxesUnderCrosshair.first?.id else { return false }
    editor.toggleMark(of: id)
    return true
  }

  /// Marks all boxes on the screen, or takes their marks away if all are marked; false if there are none.
  mutating func toggleMarksOnScreen() -> Bool {
    let shown = boxesOnScreen
    guard !shown.isEmpty else { return false }
    editor.toggleMarks(of: Set(shown.map(\.id)))
    return true
  }

  /// The boxes of which the screen shows a part.
  var boxesOnScreen: [Annotation] {
    let shown = shownBox(of: plane.extent)
    let boxes = boxes
    return boxes.indices.filter { boxes[$0].box.overlaps(shown) }.map { boxes[$0] }
  }

  /// Moves `part` of the marked boxes, or else of the selected one, by units of the document; the crosshair follows.
  mutating func moveTargets(_ part: BoxPart, x: Int, y: Double) {
    let targets = editor.annotations(withIDs: editor.targets)
    let extent = plane.extent
    var (x, y) = (x, y)
    if part == .whole {
      // None of several boxes may leave the document, and all keep their places to each other.
      for target in targets {
        let box = target.box
        x = min(
          max(x, extent.x.lowerBound - box.x.lowerBound), extent.x.upperBound - box.x.upperBound)
        y = min(
          max(y, extent.y.lowerBound - box.y.lowerBound), extent.y.upperBound - box.y.upperBound)
      }
    }
    let step = boxStep
    editor.change(Set(targets.map(\.id))) { annotation in
      annotation.box = annotation.box.moving(part, x: x, y: y, yStep: step, within: extent)
    }
    if let box = selected?.box { plane.reveal(part, of: box) }
  }
}
