import Engine

/// The boxes over the picture, in the colors of their classes.
struct BoxesView {
  let capture: CaptureState
  let classes: ClassList
  let palette: Palette

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let selected = capture.selected?.id
    // The chosen one lies over the others, and the drawn one over it.
    let visible = capture.visibleBoxes
    let others = visible.filter { $0.id != selected }
    let chosen = visible.filter { $0.id == selected }
    var frames = others.map { frame(of: $0, isSelected: false) }
    frames += chosen.map { frame(of: $0, isSelected: true) }
    if let box = capture.drawnBox {
      frames.append(
        BoxFrame(
          cells: capture.viewport.cells(of: box), color: palette.mark, title: "", isHeavy: true,
          palette: palette))
    }
    BoxFrame.draw(frames, in: rect, on: &grid)
    if case .selected(_, let grip?) = capture.mode, let annotation = chosen.first {
      frame(of: annotation, isSelected: true).drawGrip(grip, in: rect, on: &grid)
    }
  }

  private func frame(of annotation: Annotation, isSelected: Bool) -> BoxFrame {
    let index = annotation.label.flatMap(classes.index)
    var title = annotation.title.map(VisibleText.of) ?? "?"
    if annotation.savedSample != nil { title += " ✓" }
    return BoxFrame(
      cells: capture.viewport.cells(of: annotation.box), color: palette.classColor(index),
      title: title, isHeavy: isSelected, palette: palette)
  }
}
