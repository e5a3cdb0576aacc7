import Foundations
import Labels

/// The texts about the boxes of a document in the status line and the header.
struct CanvasReadout {
  let canvas: Canvas

  /// The number of boxes, and whether they are saved to disk. With `countsUnsaved`, also the number of boxes
  /// that are in no sample of the dataset.
  func count(countsUnsaved: Bool) -> String {
    var text = Quantity.count(canvas.boxes.count, "box", "boxes")
    let unsaved = canvas.editor.unsavedCount
    if countsUnsaved, unsaved > 0 { text += ", \(unsaved) unsaved" }
    return text + stateOfFile
  }

  /// The number of boxes that are no proposals, and whether they are saved to disk.
  var labelCount: String {
    Quantity.count(canvas.labelCount, "box", "boxes") + stateOfFile
  }

  private var stateOfFile: String {
    switch canvas.labels.state {
    case .written: ""
    case .writing: " …"
    case .failed: " NOT SAVED TO DISK"
    }
  }

  /// The class of the selected box; else the classes of the box under the crosshair and of the next box.
  func classes(commitKey: String) -> [String] {
    let next = canvas.editor.currentClass.map(VisibleText.of)
    if canvas.drawnBox != nil { return next.map { ["\(commitKey): \($0)"] } ?? [] }
    if let selected = canvas.selected { return ["box: \(title(of: selected))"] }
    return [
      canvas.boxesUnderCrosshair.first.map { "box: \(title(of: $0))" },
      next.map { "next: \($0)" },
    ].compactMap { $0 }
  }

  private func title(of box: Annotation) -> String {
    ProposalText(box, suggestion: canvas.suggestions.made(for: box))?.readout
      ?? box.title.map(VisibleText.of) ?? "no class"
  }
}
