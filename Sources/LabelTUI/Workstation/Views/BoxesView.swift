import Foundations
import Labels
import Radio
import TerminalKit

/// The boxes over the picture, in the colors of their classes.
struct BoxesView {
  let canvas: Canvas
  let classes: ClassList
  let palette: Palette

  /// How a box looks. Only one of several boxes that look the same is drawn, because thousands of boxes can
  /// cover the same cells when the user has zoomed out.
  private struct Look: Hashable {
    let cells: Rect
    let title: String?
    let label: String?
    let isSaved: Bool
    let proposal: String?
  }

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let (others, selected) = visible()
    // The selected box is drawn over the others, and the drawn box over it.
    var frames = others.map { frame(of: $0, isSelected: false) }
    if let selected { frames.append(frame(of: selected, isSelected: true)) }
    if let box = canvas.drawnBox {
      frames.append(
        BoxOutline(
          cells: canvas.viewport.cells(of: box), color: palette.mark, title: "", isHeavy: true,
          palette: palette))
    }
    BoxOutline.draw(frames, in: rect, on: &grid)
    if let part = canvas.editor.selectedPart, let annotation = selected {
      frame(of: annotation, isSelected: true).drawPart(part, in: rect, on: &grid)
    }
  }

  /// The boxes to draw in order, one for each look, and the selected box.
  private func visible() -> (others: [Annotation], selected: Annotation?) {
    let boxes = canvas.shownBoxes
    let selectedID: Annotation.ID? =
      if case .selected(let id, _) = canvas.mode { id } else { nil }
    var selected: Annotation?
    var others: [Annotation] = []
    var looks: Set<Look> = []
    // Of boxes that look the same, the last one is drawn.
    for index in canvas.visibleIndices(of: boxes).reversed() {
      if boxes[index].id == selectedID {
        selected = boxes[index]
        continue
      }
      let look = Look(
        cells: canvas.viewport.cells(of: boxes[index].box), title: boxes[index].title,
        label: boxes[index].label, isSaved: boxes[index].savedSample != nil,
        proposal: proposalTitle(of: boxes[index]))
      if looks.insert(look).inserted { others.append(boxes[index]) }
    }
    return (others.reversed(), selected)
  }

  private func frame(of annotation: Annotation, isSelected: Bool) -> BoxOutline {
    let label = annotation.label ?? canvas.suggestions.made(for: annotation)?.label
    let index = label.flatMap(classes.index)
    var title = proposalTitle(of: annotation) ?? annotation.title.map(VisibleText.of) ?? "?"
    if canvas.editor.isSaved(annotation) { title += " ✓" }
    return BoxOutline(
      cells: canvas.viewport.cells(of: annotation.box), color: palette.classColor(index),
      title: title, isHeavy: isSelected, palette: palette, isDashed: annotation.isUnverified)
  }

  /// The title of a proposal; nil if a person drew or accepted the box.
  private func proposalTitle(of annotation: Annotation) -> String? {
    ProposalText(annotation, suggestion: canvas.suggestions.made(for: annotation))?.title
  }
}
