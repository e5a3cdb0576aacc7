import Foundations
import Labels

/// The list of boxes.
extension AppState {
  private var visibleLines: Int { ListLayout(size: size).visibleEntries }

  /// Shows the list of the boxes of the document on the screen.
  mutating func enterBoxList() {
    guard let canvas else { return }
    changeCanvas { $0.cancelBox() }
    enter(.boxList(BoxListState(of: canvas, visible: visibleLines)))
  }

  /// Performs `command` on the list of boxes; does nothing if it does not fill the screen.
  mutating func perform(_ command: BoxListCommand, times: Int) -> [Job] {
    guard case .boxList(let list) = place else { return [] }
    let visible = visibleLines
    switch command {
    case .select(let step): changeBoxList { $0.move(step, times: times, visible: visible) }
    case .nextOrder:
      changeBoxList { $0.useNextOrder(visible: visible) }
    case .filter: prompt = Prompt(.boxFilter, text: list.filter)
    case .clear:
      if list.filter.isEmpty { return leavePlace() }
      changeBoxList { $0.setFilter("", visible: visible) }
    case .open:
      guard let selected = list.selected else { return [] }
      return leavePlace() + goToBox(selected)
    case .delete: return deleteListed(in: list)
    case .undo:
      guard changeCanvas(withID: list.documentID, { $0.editor.undo() }) == true else {
        showError("Nothing to undo.")
        return []
      }
      return writeLabels(documentID: list.documentID)
    }
    return []
  }

  private mutating func deleteListed(in list: BoxListState) -> [Job] {
    guard let selected = list.selected else { return [] }
    changeCanvas(withID: list.documentID) { canvas in
      canvas.editor.boxes.remove([selected.id])
      canvas.editor.marked.remove(selected.id)
      canvas.editor.mode = .idle
    }
    let name = selected.label.map(Self.shortName) ?? "no class"
    showInfo("Deleted: \(name) (\(keymap.name(of: .boxList(.undo), in: placeContext)): undo)")
    return writeLabels(documentID: list.documentID)
  }

  /// Lists the boxes that match `text`.
  mutating func filterBoxes(_ text: String) -> [Job] {
    let visible = visibleLines
    changeBoxList { $0.setFilter(text, visible: visible) }
    return []
  }

  /// Makes the list show the boxes of its document as they are now, also after a resize.
  mutating func refreshBoxList() {
    guard case .boxList(let list) = place, let canvas = canvas(withID: list.documentID) else {
      return
    }
    let visible = visibleLines
    changeBoxList { $0.follow(canvas, visible: visible) }
  }

  /// Selects `annotation` in the document on the screen and shows it; on a pitch, after its frame is decoded.
  mutating func goToBox(_ annotation: Annotation) -> [Job] {
    if let pitch, (pitch.awaitedRow ?? pitch.row) != annotation.box.layer {
      changePitch { $0.awaitedBox = annotation.id }
      return show(row: annotation.box.layer)
    }
    changeCanvas { $0.goToBox(annotation.id) }
    return []
  }

  private mutating func changeBoxList(_ change: (inout BoxListState) -> Void) {
    guard case .boxList(var list) = place else { return }
    place = .none
    change(&list)
    place = .boxList(list)
  }
}
