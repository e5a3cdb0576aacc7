import Foundations
import Labels
import Radio

/// Commands that mark, copy and annotate boxes, in any document.
extension AppState {
  /// Performs `command` on the document on the screen; does nothing if there is none.
  mutating func perform(_ command: EditCommand, times: Int) -> [Job] {
    guard canvas != nil else { return [] }
    switch command {
    case .mark:
      if changeCanvas({ $0.toggleMark() }) != true { showError(noBoxHere) } else { showMarkCount() }
    case .markAll:
      if changeCanvas({ $0.toggleMarksOnScreen() }) != true {
        showInfo("There are no boxes on the screen.")
      } else {
        showMarkCount()
      }
    case .repeatLast: return repeatLastBox()
    case .copyToNextWindow: return copyToNextWindow(times: times)
    case .copyToNextPeriod: return copyByPeriod(times: times)
    case .note: askForNote()
    case .nextUnit: chooseNextUnit()
    case .classes: return showClasses()
    }
    return []
  }

  // MARK: Notes

  private mutating func askForNote() {
    guard changeCanvas({ $0.selectTarget() }) == true, let editor = canvas?.editor else {
      return showError(noBoxHere)
    }
    let notes = Set(editor.annotations(withIDs: editor.targets).map(\.comment))
    prompt = Prompt(.note, text: notes.count == 1 ? notes.first.flatMap { $0 } ?? "" : "")
  }

  /// Gives the marked boxes, or else the selected one, the note `typed`; an empty one removes it.
  mutating func giveNote(_ typed: String) -> [Job] {
    let text = typed.trimmingSpaces()
    let before = canvas?.boxes
    changeCanvas { canvas in
      canvas.editor.change(canvas.editor.targets) { $0.comment = text.isEmpty ? nil : text }
    }
    return canvas?.boxes == before ? [] : labelsChanged()
  }

  // MARK: Units

  private mutating func chooseNextUnit() {
    guard let document else { return }
    let units = NudgeUnit.units(of: document.kind)
    let index = units.firstIndex(of: nudgeUnit) ?? 0
    nudgeUnit = units[(index + 1) % units.count]
    showInfo("Movement keys move the box by \(nudgeStep?.title ?? "a cell").")
  }

  /// The distance by which movement keys move boxes of the document on the screen; nil if it is a cell.
  var nudgeStep: NudgeStep? {
    guard let document, NudgeUnit.units(of: document.kind).contains(nudgeUnit) else { return nil }
    switch (nudgeUnit, document) {
    case (.cell, _): return nil
    case (.bin, .capture(let capture)):
      let size = capture.fftSize
      return NudgeStep(
        x: Double(size), y: capture.capture.sampleRate / Double(size), title: "bin")
    case (.micro, .capture(let capture)):
      return NudgeStep(x: capture.capture.sampleRate / 1e6, y: 1000, title: "1 µs, 1 kHz")
    case (.pixel, .sample(let sample)):
      return NudgeStep(x: Double(sample.unitsPerPixel), y: 1, title: "pixel")
    case (.sample, _): return NudgeStep(x: 1, y: 1, title: "sample, 1 Hz")
    case (.bin, _), (.micro, _), (.pixel, _): return NudgeStep(x: 1, y: 1, title: "pixel")
    }
  }

  private mutating func showMarkCount() {
    let count = canvas?.editor.marked.count ?? 0
    showInfo(
      count == 0
        ? "No box is marked."
        : "\(Quantity.count(count, "box", "boxes")) marked. \(keyName(.box(.cancel))) takes the marks away."
    )
  }
}
