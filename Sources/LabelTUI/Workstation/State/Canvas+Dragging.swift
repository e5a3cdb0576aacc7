import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// What the mouse does with boxes; cells are those of the view.
extension Canvas {
  /// What a released button did.
  enum DragResult: Equatable {
    case nothing
    /// A click without a drag: it selected the box there, if there is one.
    case clicked
    /// A box was drawn; it is still the drawn box.
    case drew
    /// A box was moved or resized.
    case moved
  }

  /// Begins to move the selected box where the pointer is on it, else to draw a new one.
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

  /// Ends the drag where the pointer is now. A drawn box still needs its class.
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

  /// Lets keys take over from the mouse: a box that it draws is drawn on with the keys, one that it moves
  /// stays where it was.
  mutating func handOverToKeys() {
    if case .drawing(let anchor) = editor.drag { editor.mode = .drawing(anchor: anchor) }
    editor.drag = nil
  }

  /// Drops the box being drawn or moved, and the selection.
  mutating func cancelBox() {
    editor.mode = .idle
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
