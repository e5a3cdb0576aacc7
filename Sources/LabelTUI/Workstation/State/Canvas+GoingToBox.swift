import FoundationEssentials
import Labels

/// Going to a box.
extension Canvas {
  /// Selects the box `id`, and shows it with the crosshair in its middle; does nothing if there is none.
  mutating func goToBox(_ id: UUID) {
    guard let box = editor.box(withID: id)?.box else { return }
    editor.drag = nil
    editor.mode = .selected(id, part: nil)
    plane.reveal(box)
  }
}
