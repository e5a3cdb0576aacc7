import Engine

/// The boxes over the picture, in the colors of their classes.
struct BoxesView {
  let capture: CaptureState
  let classes: ClassList
  let palette: Palette

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let selected = capture.selected?.id
    for annotation in capture.shownBoxes where annotation.id != selected {
      draw(annotation, isSelected: false, in: rect, on: &grid)
    }
    for annotation in capture.shownBoxes where annotation.id == selected {
      draw(annotation, isSelected: true, in: rect, on: &grid)
    }
    if let box = capture.drawnBox {
      let frame = BoxFrame(
        cells: capture.viewport.cells(of: box), color: palette.bright, title: "", isHeavy: true,
        palette: palette)
      frame.draw(in: rect, on: &grid)
    }
  }

  private func draw(
    _ annotation: Annotation, isSelected: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    let index = annotation.label.flatMap(classes.index)
    var title = annotation.title.map(VisibleText.of) ?? "?"
    if annotation.savedSample != nil { title += " ✓" }
    let frame = BoxFrame(
      cells: capture.viewport.cells(of: annotation.box), color: palette.classColor(index),
      title: title, isHeavy: isSelected, palette: palette)
    frame.draw(in: rect, on: &grid)
    if isSelected, case .selected(_, let grip?) = capture.mode {
      frame.drawGrip(grip, in: rect, on: &grid)
    }
  }
}
