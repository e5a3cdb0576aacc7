import Datasets
import FoundationEssentials
import Foundations
import Radio

/// Commands on boxes: whatever changes one goes to the disk at once.
extension AppState {
  /// Performs `command` as often as it can be done, at most `times` times.
  mutating func performOnBoxes(_ command: Command, times: Int) -> [Job] {
    var jobs: [Job] = []
    for turn in 0..<times {
      jobs += performOnBoxes(command)
      guard message?.kind == .error else { continue }
      if turn > 0 { message = nil }
      break
    }
    return jobs
  }

  mutating func performOnBoxes(_ command: Command) -> [Job] {
    guard var capture else { return [] }
    switch command {
    case .classDigit(let digit): return chooseClass(digit)
    case .commit: return commit(as: capture.currentClass)
    case .label where capture.drawnBox != nil: prompt = Prompt(.className)
    case .label:
      guard capture.selectUnderCrosshair() else {
        complain("No box here: n goes to the next one.")
        return []
      }
      prompt = Prompt(.className)
    case .undo where !capture.undo(): complain("Nothing to undo.")
    case .redo where !capture.redo(): complain("Nothing to redo.")
    case .delete where !capture.deleteSelected(): complain("No box here: n goes to the next one.")
    case .duplicate where !capture.duplicateSelected():
      complain("No box here: n goes to the next one.")
    case .nextBoxHere:
      guard let text = capture.selectNextUnderCrosshair() else {
        say("No box here: v anchors one.")
        return []
      }
      if !text.isEmpty { say(text) }
    case .nextBox, .previousBox:
      if !capture.visit(next: command == .nextBox) { say("No boxes yet: v anchors one.") }
    case .anchor: capture.mode = .drawing(anchor: capture.cornerBox)
    case .cancel: capture.mode = .idle
    case .otherCorner: capture.goToOtherCorner(keepingRow: false)
    case .otherSide: capture.goToOtherCorner(keepingRow: true)
    case .nextGrip: capture.nextGrip()
    default: break
    }
    let before = self.capture?.boxes.current ?? []
    self.capture = capture
    guard capture.boxes.current != before else { return [] }
    let jobs = labelsChanged()
    if command == .delete { sayDeletion(from: before, leaving: capture.boxes.current) }
    return jobs
  }

  /// Ends the box being drawn with `label`; asks for a class when there is none yet.
  mutating func commit(as label: String?) -> [Job] {
    guard var capture, let box = capture.drawnBox else { return [] }
    let annotation = Annotation(box: box, label: label)
    capture.boxes.record(capture.boxes.current + [annotation])
    capture.mode = label == nil ? .selected(annotation.id, grip: nil) : .idle
    capture.currentClass = label
    self.capture = capture
    let jobs = labelsChanged()
    if let label {
      sayChange("New box: \(Self.name(of: label))")
    } else {
      prompt = Prompt(.className)
    }
    return jobs
  }

  private mutating func chooseClass(_ digit: Int) -> [Job] {
    guard let name = classes[digit: digit] else {
      complain(
        classes.isWaiting
          ? "The classes of the dataset are still being read."
          : "There is no class \(digit) yet: t types one.")
      return []
    }
    if capture?.drawnBox != nil { return commit(as: name) }
    return label(selectedAs: name)
  }

  /// Gives the box that is drawn or chosen the class that was typed.
  mutating func giveClass(_ typed: String) -> [Job] {
    do {
      let name = try SignalName(typed.trimmingSpaces()).text
      classes.add([name])
      return capture?.drawnBox == nil ? label(selectedAs: name) : commit(as: name)
    } catch {
      complain("\(error)")
      prompt = Prompt(.className, text: typed)
      return []
    }
  }

  /// Gives the chosen box the class `name`. Classes that a box gets one after the other are one step of
  /// the history: who typed `12l` where digits are classes comes back by one `u`.
  private mutating func label(selectedAs name: String) -> [Job] {
    guard var capture, let selected = capture.selected else { return [] }
    let shownName = Self.name(of: name)
    guard selected.label != name else {
      capture.currentClass = name
      self.capture = capture
      say("The class is \(shownName) already.")
      return []
    }
    if lastChange?.relabeled == selected.id { _ = capture.undo() }
    let old = capture.selected?.label
    capture.currentClass = name
    capture.change(selected.id) { $0.label = name }
    self.capture = capture
    let jobs = labelsChanged()
    if old == name {
      say("The class is \(shownName) again.")
    } else {
      sayChange("\(old.map(Self.name) ?? "no class") -> \(shownName)", relabeled: selected.id)
    }
    return jobs
  }

  private mutating func sayDeletion(from before: [Annotation], leaving after: [Annotation]) {
    let index = zip(before, after).enumerated().first { $1.0.id != $1.1.id }?.offset
    guard let deleted = index.map({ before[$0] }) ?? before.last else { return }
    sayChange("Deleted: \(deleted.label.map(Self.name) ?? "no class")")
  }

  /// Says what became of a box, which is still on the screen when the message has gone.
  private mutating func sayChange(_ text: String, relabeled: UUID? = nil) {
    let change = BoxChange(text: "\(text) (u undoes)", relabeled: relabeled)
    lastChange = change
    say(change.text)
  }

  /// A class as it is spoken of: short enough to leave room for another.
  private static func name(of label: String) -> String {
    let text = VisibleText.of(label)
    return text.count > 24 ? "\(text.prefix(23))…" : text
  }

  /// Has the boxes written to the disk.
  mutating func labelsChanged() -> [Job] {
    lastChange = nil
    return capture.map { writeLabels(ofCapture: $0.id) } ?? []
  }

  /// Has the boxes of the capture `id` written to the disk, on the screen or below.
  mutating func writeLabels(ofCapture id: Int) -> [Job] {
    changeCapture(id) { capture in
      capture.labelsOnDisk = .writing
      capture.labelsRevision += 1
    }
    guard let capture = capture(withID: id) else { return [] }
    let revision = LabelRevision(
      capture.boxes.current, number: capture.labelsRevision,
      changesSeen: capture.labelChangesSeen)
    return [.writeLabels(captureID: id, revision)]
  }
}

extension String {
  /// The text without white space at either end.
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
