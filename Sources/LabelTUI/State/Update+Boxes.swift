import Engine
import FoundationEssentials

/// Commands on boxes: whatever changes one goes to the disk at once.
extension AppState {
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
    case .nextBox, .previousBox:
      if !capture.visit(next: command == .nextBox) { say("No boxes yet: v anchors one.") }
    case .anchor: capture.mode = .drawing(anchor: capture.crosshairBox)
    case .cancel: capture.mode = .idle
    case .otherCorner: capture.goToOtherCorner(keepingRow: false)
    case .otherSide: capture.goToOtherCorner(keepingRow: true)
    case .nextGrip: capture.nextGrip()
    default: break
    }
    let hasChanged = capture.boxes.current != self.capture?.boxes.current
    self.capture = capture
    return hasChanged ? labelsChanged() : []
  }

  /// Ends the box being drawn with `label`; asks for a class when there is none yet. While none is
  /// drawn, chooses the box under the crosshair.
  mutating func commit(as label: String?) -> [Job] {
    guard var capture else { return [] }
    guard let box = capture.drawnBox else {
      if !capture.selectUnderCrosshair() { say("No box here: v anchors one.") }
      self.capture = capture
      return []
    }
    let annotation = Annotation(box: box, label: label)
    capture.boxes.record(capture.boxes.current + [annotation])
    capture.mode = label == nil ? .selected(annotation.id, grip: nil) : .idle
    capture.currentClass = label
    self.capture = capture
    if label == nil { prompt = Prompt(.className) }
    return labelsChanged()
  }

  private mutating func chooseClass(_ digit: Int) -> [Job] {
    guard let name = classes[digit: digit] else {
      complain("There is no class \(digit) yet: t types one.")
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

  private mutating func label(selectedAs name: String) -> [Job] {
    guard var capture, let selected = capture.selected else { return [] }
    capture.currentClass = name
    capture.change(selected.id) { $0.label = name }
    self.capture = capture
    return labelsChanged()
  }

  /// Has the boxes written to the disk.
  mutating func labelsChanged() -> [Job] {
    capture.map { writeLabels(ofCapture: $0.id) } ?? []
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
