import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio

/// Commands on boxes, in any document. Every change of a box is written to disk at once.
extension AppState {
  /// Performs `command` on the document on the screen; does nothing if there is none.
  mutating func perform(_ command: BoxCommand, times: Int) -> [Job] {
    guard let canvas else { return [] }
    switch command {
    case .anchor: changeCanvas { $0.beginBox() }
    case .cancel: changeCanvas { $0.cancelBox() }
    case .otherCorner: changeCanvas { $0.goToOtherCorner(keepingRow: false) }
    case .otherSide: changeCanvas { $0.goToOtherCorner(keepingRow: true) }
    case .nextPart: changeCanvas { $0.editor.selectNextPart() }
    case .next, .previous: selectNeighbor(next: command == .next, times: times)
    case .nextHere: selectNextHere(times: times)
    case .typeClass: askForClass()
    case .commit: return finishBox(as: canvas.editor.currentClass)
    case .classDigit(let digit): return chooseClass(digit)
    case .delete: return deleteBox()
    case .duplicate:
      return repeatChange(times, failure: noBoxHere) { $0.duplicateSelected() }
    case .undo:
      return repeatChange(times, failure: "Nothing to undo.") { $0.editor.undo() }
        + showRow(ofChangeFrom: canvas.boxes)
    case .redo:
      return repeatChange(times, failure: "Nothing to redo.") { $0.editor.redo() }
        + showRow(ofChangeFrom: canvas.boxes)
    case .accept: return acceptProposal(times: times)
    case .acceptAll: return acceptAllProposals()
    }
    return []
  }

  // MARK: Selecting

  private mutating func selectNeighbor(next: Bool, times: Int) {
    for _ in 0..<times where changeCanvas({ $0.selectNeighbor(next: next) }) != true {
      showInfo("No boxes yet. Press \(keyName(.box(.anchor))) to start one.")
      return
    }
  }

  private mutating func selectNextHere(times: Int) {
    var step: Canvas.SelectionStep?
    for _ in 0..<times { step = changeCanvas { $0.selectNextUnderCrosshair() } }
    switch step {
    case nil, .deselected?, .selected(_, count: 1)?: break
    case .selected(let number, let count)?:
      showInfo(
        "Box \(number) of \(count) here. Press \(keyName(.box(.nextHere))) for the next one.")
    case .nothingHere?:
      showInfo("No box here. Press \(keyName(.box(.anchor))) to start one.")
    }
  }

  private var noBoxHere: String {
    "No box here. Press \(keyName(.box(.next))) for the next box."
  }

  // MARK: Changing

  /// Performs `change` until it fails, at most `times` times. Shows `failure` if it never succeeds.
  private mutating func repeatChange(
    _ times: Int, failure: String, _ change: (inout Canvas) -> Bool
  ) -> [Job] {
    var done = 0
    while done < times, changeCanvas(change) == true { done += 1 }
    guard done > 0 else {
      showError(failure)
      return []
    }
    return labelsChanged()
  }

  /// Deletes the selected box, or the one under the crosshair. After a proposal, selects the next one, so that the same
  /// key rejects it.
  private mutating func deleteBox() -> [Job] {
    let deleted = changeCanvas { canvas in
      let deleted = canvas.selectUnderCrosshair() ? canvas.editor.deleteSelected() : nil
      if let deleted, deleted.isUnverified { canvas.selectProposal(after: deleted) }
      return deleted
    }
    guard let deleted = deleted ?? nil else {
      showError(noBoxHere)
      return []
    }
    let jobs = labelsChanged()
    showChange("Deleted: \(deleted.label.map(Self.shortName) ?? "no class")")
    return jobs
  }

  /// Finishes the drawn box with the class `label`; asks for a class if it is nil.
  private mutating func finishBox(as label: String?) -> [Job] {
    guard changeCanvas({ $0.addDrawnBox(label: label) }) == true else { return [] }
    let jobs = labelsChanged()
    if let label {
      showChange("New box: \(Self.shortName(of: label))")
    } else {
      prompt = Prompt(.className)
    }
    return jobs
  }

  /// Finishes the box that the mouse drew with the current class, and selects it.
  mutating func finishDraggedBox() -> [Job] {
    let jobs = finishBox(as: canvas?.editor.currentClass)
    changeCanvas { canvas in
      canvas.editor.drag = nil
      if let drawn = canvas.boxes.last { canvas.editor.mode = .selected(drawn.id, part: nil) }
    }
    return jobs
  }

  // MARK: Classes

  /// Asks for the class of the drawn box, else of the selected box, else of the box under the crosshair.
  private mutating func askForClass() {
    if canvas?.drawnBox != nil || changeCanvas({ $0.selectUnderCrosshair() }) == true {
      prompt = Prompt(.className)
    } else {
      showError(noBoxHere)
    }
  }

  private mutating func chooseClass(_ digit: Int) -> [Job] {
    guard let name = classes[digit: digit] else {
      showError(
        classes.isWaiting
          ? "The classes of the dataset are still being read."
          : "There is no class \(digit) yet. Press \(keyName(.box(.typeClass))) to type one.")
      return []
    }
    guard allowsClass(name) else { return [] }
    return canvas?.drawnBox != nil ? finishBox(as: name) : labelSelected(as: name)
  }

  /// Gives the drawn or selected box the typed class. Asks again if the class is not valid.
  mutating func giveClass(_ typed: String) -> [Job] {
    do {
      let name = try SignalName(typed.trimmingSpaces()).text
      guard allowsClass(name) else { return [] }
      classes.add([name])
      return canvas?.drawnBox == nil ? labelSelected(as: name) : finishBox(as: name)
    } catch {
      showError("\(error)")
      prompt = Prompt(.className, text: typed)
      return []
    }
  }

  /// Gives the selected box the class `name`. Consecutive class changes of one box are one step of the
  /// history: a user who typed `12l` where digits are classes undoes both changes with one key.
  private mutating func labelSelected(as name: String) -> [Job] {
    guard let selected = canvas?.selected else { return [] }
    let shownName = Self.shortName(of: name)
    changeCanvas { $0.editor.currentClass = name }
    guard selected.label != name || selected.isUnverified else {
      showInfo("The class is already \(shownName).")
      return []
    }
    let continues = lastChange?.relabeled == selected.id
    let changed = changeCanvas { canvas in
      if continues { _ = canvas.editor.undo() }
      let old = canvas.selected
      canvas.editor.give(name, to: selected.id)
      return old
    }
    guard let old = changed ?? nil else { return [] }
    let jobs = labelsChanged()
    if old.isUnverified {
      showChange("Accepted: \(shownName)", relabeled: selected.id)
    } else if old.label == name {
      showInfo("The class is \(shownName) again.")
    } else {
      let before = old.label.map(Self.shortName) ?? "no class"
      showChange("\(before) -> \(shownName)", relabeled: selected.id)
    }
    return jobs
  }

  /// Shows `text` as a message, and later beside the readout.
  private mutating func showChange(_ text: String, relabeled: UUID? = nil) {
    let change = BoxChange(
      text: "\(text) (\(keyName(.box(.undo))): undo)", relabeled: relabeled)
    lastChange = change
    showInfo(change.text)
  }

  /// A class name for messages, cut so that two names fit in a line.
  private static func shortName(of label: String) -> String {
    let text = VisibleText.of(label)
    return text.count > 24 ? "\(text.prefix(23))…" : text
  }
}

extension String {
  /// The text without white space at either end.
  func trimmingSpaces() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// The last change of a box, kept while undo would revert it.
struct BoxChange: Equatable, Sendable {
  /// The text for the status line.
  var text: String
  /// The box whose class changed; nil for other changes.
  var relabeled: UUID?
}
