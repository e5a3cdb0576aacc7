import Foundations
import Labels

/// The texts about the boxes of a document in the status line and the header.
struct CanvasReadout {
  let canvas: Canvas

  /// The numbers of boxes and of proposals, and whether they are saved to disk. With `countsUnsaved`, also the number of
  /// boxes that are in no sample of the dataset.
  func count(countsUnsaved: Bool) -> String {
    let unsaved = canvas.editor.unsavedCount
    return canvas.editor.count.text(
      detail: countsUnsaved && unsaved > 0 ? ", \(unsaved) unsaved" : "")
      + stateOfFile
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
    if let selected = canvas.selected {
      return ["box: \(title(of: selected))"] + Self.note(of: selected)
    }
    let here = canvas.boxesUnderCrosshair.first
    return (here.map { ["box: \(title(of: $0))"] } ?? [])
      + (next.map { ["next: \($0)"] } ?? []) + (here.map(Self.note) ?? [])
  }

  /// The note, unless it is the title.
  private static func note(of box: Annotation) -> [String] {
    guard box.label != nil, let note = box.comment else { return [] }
    return ["note: \(VisibleText.of(note))"]
  }

  private func title(of box: Annotation) -> String {
    ProposalText(box, suggestion: canvas.suggestions.made(for: box))?.readout
      ?? box.title.map(VisibleText.of) ?? "no class"
  }
}
