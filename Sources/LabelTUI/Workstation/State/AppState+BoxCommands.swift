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
    case .accept: return acceptMarked() ?? acceptProposal(times: times)
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

  var noBoxHere: String {
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

  /// Deletes the marked boxes or the selected one, or else the one under the crosshair. After a proposal, selects the next one, so that the same
  /// key rejects it.
  private mutating func deleteBox() -> [Job] {
    let deleted = changeCanvas { canvas in
      let deleted = canvas.selectTarget() ? canvas.editor.deleteTargets() : []
      if deleted.count == 1, deleted[0].isUnverified { canvas.selectProposal(after: deleted[0]) }
      return deleted
    }
    guard let deleted, let first = deleted.first else {
      showError(noBoxHere)
      return []
    }
    let jobs = labelsChanged()
    showChange(
      deleted.count == 1
        ? "Deleted: \(first.label.map(Self.shortName) ?? "no class")"
        : "Deleted: \(deleted.count) boxes")
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

  /// Asks for the class of the drawn box, else of the marked boxes or the selected one, else of the box under the
  /// crosshair.
  private mutating func askForClass() {
    if canvas?.drawnBox != nil || changeCanvas({ $0.selectTarget() }) == true {
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
    return canvas?.drawnBox != nil ? finishBox(as: name) : labelTargets(as: name)
  }

  /// Gives the drawn or selected box the typed class. Asks again if the class is not valid.
  mutating func giveClass(_ typed: String) -> [Job] {
    do {
      let name = try SignalName(typed.trimmingSpaces()).text
      guard allowsClass(name) else { return [] }
      classes.add([name])
      return canvas?.drawnBox == nil ? labelTargets(as: name) : finishBox(as: name)
    } catch {
      showError("\(error)")
      prompt = Prompt(.className, text: typed)
      return []
    }
  }

  /// Gives the marked boxes, or else the selected one, the class `name`. Consecutive class changes of the same boxes are
  /// one step of the history: a user who typed `12l` where digits are classes undoes both changes with one key.
  private mutating func labelTargets(as name: String) -> [Job] {
    guard let canvas else { return [] }
    let targets = canvas.editor.targets
    let before = canvas.editor.annotations(withIDs: targets)
    guard !before.isEmpty else { return [] }
    let shownName = Self.shortName(of: name)
    changeCanvas { $0.editor.currentClass = name }
    guard before.contains(where: { $0.label != name || $0.isUnverified }) else {
      showInfo("The class is already \(shownName).")
      return []
    }
    let continues = lastChange?.relabeled == targets
    let old = changeCanvas { canvas in
      if continues { _ = canvas.editor.undo() }
      let old = canvas.editor.annotations(withIDs: targets)
      canvas.editor.give(name, to: targets)
      return old
    }
    guard let old else { return [] }
    let jobs = labelsChanged()
    if let only = old.first, targets.count == 1, only.isUnverified {
      showChange("Accepted: \(shownName)", relabeled: targets)
    } else if old.allSatisfy({ $0.label == name && !$0.isUnverified }) {
      showInfo("The class is \(shownName) again.")
    } else if let only = old.first, targets.count == 1 {
      let before = only.label.map(Self.shortName) ?? "no class"
      showChange("\(before) -> \(shownName)", relabeled: targets)
    } else {
      showChange("\(targets.count) boxes -> \(shownName)", relabeled: targets)
    }
    return jobs
  }

  /// Shows `text` as a message, and later beside the readout.
  mutating func showChange(_ text: String, relabeled: Set<UUID> = []) {
    let change = BoxChange(
      text: "\(text) (\(keyName(.box(.undo))): undo)", relabeled: relabeled)
    lastChange = change
    showInfo(change.text)
  }

  /// A class name for messages, cut so that two names fit in a line.
  static func shortName(of label: String) -> String {
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
  /// The boxes whose class changed; empty for other changes.
  var relabeled: Set<UUID>
}
