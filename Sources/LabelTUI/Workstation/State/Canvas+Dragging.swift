import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// Drawing and moving boxes with the mouse. Columns and rows are cells of the view.
extension Canvas {
  /// The result of a drag.
  enum DragResult: Equatable {
    case nothing
    /// The user clicked without moving the pointer. The box there is selected, if there is one.
    case clicked
    /// The user drew a box. It is not yet in the document.
    case drew
    /// The user moved or resized a box.
    case moved
  }

  /// Begins to move the selected box if the pointer is on it; else begins to draw a box.
  mutating func beginDrag(column: Int, row: Int) {
    plane.pointCrosshair(column: column, row: row)
    if let selected, let part = part(of: selected.box, column: column, row: row) {
      editor.drag = .moving(selected.id, part, from: crosshair, original: selected.box)
      return
    }
    editor.mode = .idle
    editor.drag = .drawing(anchor: plane.crosshairBox)
  }

  /// Follows the pointer while the button is held.
  mutating func continueDrag(column: Int, row: Int) {
    if editor.drag != nil { plane.pointCrosshair(column: column, row: row) }
  }

  /// Ends the drag at the pointer. The caller adds a drawn box with its class.
  mutating func endDrag() -> DragResult {
    switch editor.drag {
    case nil: return .nothing
    case .drawing(let anchor):
      guard plane.crosshairBox == anchor else { return .drew }
      editor.drag = nil
      editor.mode = .idle
      _ = selectUnderCrosshair()
      return .clicked
    case .moving(let id, let part, let from, let original):
      editor.drag = nil
      move(part, of: id, x: crosshair.x - from.x, y: crosshair.y - from.y)
      return selected?.box == original ? .nothing : .moved
    }
  }

  /// Ends the drag when the user presses a key. A box that is being drawn continues with the keys; a box that
  /// is being moved stays where it was.
  mutating func continueWithKeys() {
    if case .drawing(let anchor) = editor.drag { editor.mode = .drawing(anchor: anchor) }
    editor.drag = nil
  }

  /// Cancels the box being drawn or moved, deselects, and takes all marks away.
  mutating func cancelBox() {
    editor.mode = .idle
    editor.marked = []
    editor.drag = nil
  }

  /// The part of `box` at a cell of the view: an edge, or the whole; nil outside.
  private func part(of box: Box, column: Int, row: Int) -> BoxPart? {
    let cells = viewport.cells(of: box)
    guard cells.contains(column: column, row: row) else { return nil }
    if cells.width > 2, column == cells.column { return .left }
    if cells.width > 2, column == cells.columns.upperBound - 1 { return .right }
    if cells.height > 2, row == cells.row { return .top }
    if cells.height > 2, row == cells.rows.upperBound - 1 { return .bottom }
    return .whole
  }
}
