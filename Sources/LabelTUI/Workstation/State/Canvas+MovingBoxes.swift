import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// Moving a box, or one of its edges, by keys, by the mouse, or to a typed place.
extension Canvas {
  /// Moves `part` of the box `id` by units of the document.
  mutating func move(_ part: BoxPart, of id: UUID, x: Int, y: Double) {
    guard let box = editor.box(withID: id)?.box else { return }
    let moved = box.moving(part, x: x, y: y, yStep: boxStep, within: plane.extent)
    editor.change(id) { $0.box = moved }
  }

  /// Moves the selected box to `box`, and the crosshair to the selected part.
  mutating func placeSelected(at box: Box) {
    guard case .selected(let id, let part?) = editor.mode else { return }
    editor.change(id) { $0.box = box }
    plane.reveal(part, of: box)
  }

  /// `box` with `part` moved by the distance from `from` to the crosshair.
  func move(_ part: BoxPart, of box: Box, from: Crosshair) -> Box {
    box.moving(
      part, x: crosshair.x - from.x, y: crosshair.y - from.y, yStep: boxStep, within: plane.extent)
  }

  /// The smallest height of a box, in units of y.
  var boxStep: Double {
    switch viewport.kind {
    case .separateAxes: 0
    case .squarePixels: 1
    }
  }
}
