import Foundations
import Labels
import Radio
import TerminalKit

/// The boxes over the picture, in the colors of their classes.
struct BoxesView {
  let canvas: Canvas
  let classes: ClassList
  let palette: Palette

  /// What tells one frame from another. Of boxes that look the same only one is drawn: zoomed out, thousands
  /// of them can stand in the same cells.
  private struct Look: Hashable {
    let cells: Rect
    let title: String?
    let label: String?
    let isSaved: Bool
  }

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let (others, chosen) = visible()
    // The chosen one lies over the others, and the drawn one over it.
    var frames = others.map { frame(of: $0, isSelected: false) }
    if let chosen { frames.append(frame(of: chosen, isSelected: true)) }
    if let box = canvas.drawnBox {
      frames.append(
        BoxFrame(
          cells: canvas.viewport.cells(of: box), color: palette.mark, title: "", isHeavy: true,
          palette: palette))
    }
    BoxFrame.draw(frames, in: rect, on: &grid)
    if let part = canvas.editor.selectedPart, let annotation = chosen {
      frame(of: annotation, isSelected: true).drawPart(part, in: rect, on: &grid)
    }
  }

  /// The boxes to draw, in their order, each look once; and the chosen one.
  private func visible() -> (others: [Annotation], chosen: Annotation?) {
    let boxes = canvas.shownBoxes
    let selected: Annotation.ID? = if case .selected(let id, _) = canvas.mode { id } else { nil }
    var chosen: Annotation?
    var others: [Annotation] = []
    var looks: Set<Look> = []
    // The last of those that look the same stays where it is.
    for index in canvas.visibleIndices(of: boxes).reversed() {
      if boxes[index].id == selected {
        chosen = boxes[index]
        continue
      }
      let look = Look(
        cells: canvas.viewport.cells(of: boxes[index].box), title: boxes[index].title,
        label: boxes[index].label, isSaved: boxes[index].savedSample != nil)
      if looks.insert(look).inserted { others.append(boxes[index]) }
    }
    return (others.reversed(), chosen)
  }

  private func frame(of annotation: Annotation, isSelected: Bool) -> BoxFrame {
    let index = annotation.label.flatMap(classes.index)
    var title = annotation.title.map(VisibleText.of) ?? "?"
    if canvas.editor.isSaved(annotation) { title += " ✓" }
    return BoxFrame(
      cells: canvas.viewport.cells(of: annotation.box), color: palette.classColor(index),
      title: title, isHeavy: isSelected, palette: palette)
  }
}
