import FoundationEssentials
import Labels
import Radio

/// Drawing and copying boxes.
extension Canvas {
  /// Starts a box at the crosshair.
  mutating func beginBox() { editor.mode = .drawing(anchor: plane.cornerBox) }

  /// Adds the drawn box with the class `label`; a box without a class is also selected. False if no box is
  /// being drawn.
  mutating func addDrawnBox(label: String?) -> Bool {
    guard let box = drawnBox else { return false }
    let annotation = Annotation(box: box, label: label)
    editor.add(annotation)
    editor.mode = label == nil ? .selected(annotation.id, part: nil) : .idle
    editor.currentClass = label
    return true
  }

  /// Exchanges the corners of the crosshair and of the anchor; with `keepingRow`, only along x.
  mutating func goToOtherCorner(keepingRow: Bool) {
    guard case .drawing(let anchor) = editor.mode else { return }
    let here = plane.cornerBox
    plane.moveCrosshair(toX: anchor.x)
    if !keepingRow { plane.moveCrosshair(toY: anchor.y) }
    editor.mode = .drawing(
      anchor: Box(x: here.x, y: keepingRow ? anchor.y : here.y, layer: here.layer))
    plane.revealCrosshair()
  }

  /// Adds a copy of the selected box to its right, and selects the copy to be moved; false if there is no box
  /// to copy.
  mutating func duplicateSelected() -> Bool {
    guard selectUnderCrosshair(), let selected else { return false }
    let length = selected.box.x.count
    let start = min(selected.box.x.upperBound, plane.extent.x.upperBound - length)
    let box = Box(x: start..<(start + length), y: selected.box.y, layer: selected.box.layer)
    let copy = Annotation(box: box, label: selected.label)
    editor.add(copy)
    editor.mode = .selected(copy.id, part: .whole)
    plane.reveal(box)
    return true
  }
}
