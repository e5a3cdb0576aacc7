import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Undo and redo of all edits")
struct HistoryPropertyTests {
  @Test(
    "undo then redo is the identity, and undoing everything restores the first state",
    arguments: 1...40)
  func identity(seed: UInt64) {
    var hands = EditingHands(seed: seed)
    let beginning = [
      Annotation(box: Box(samples: 10_000..<20_000, frequencies: 97e6...99e6), label: "a"),
      Annotation(box: Box(samples: 60_000..<64_000, frequencies: 101e6...102e6), label: "b"),
    ]
    var script = KeyScript(annotations: beginning, classes: ["a", "b"])
    var steps = 0
    for _ in 0..<150 {
      let before = script.boxes
      hands.edit(&script)
      steps += script.boxes == before ? 0 : 1
      script.becomeIdle()
      expectUndoThenRedoIsIdentity(&script)
    }
    #expect(steps > 20)
    let end = script.boxes
    undoAll(&script)
    #expect(script.boxes == beginning)
    redoAll(&script)
    #expect(script.boxes == end && script.writtenLabels == end)
  }

  @Test("a change after an undo removes the redo and nothing else", arguments: 1...10)
  func branches(seed: UInt64) {
    var hands = EditingHands(seed: seed)
    var script = KeyScript(classes: ["a", "b"])
    for _ in 0..<40 {
      hands.edit(&script)
      script.becomeIdle()
    }
    script.type("uuu")
    let undone = script.boxes
    script.press(.escape)
    script.type("ggvl1")
    let changed = script.boxes
    #expect(changed.count == undone.count + 1)
    script.type("U")
    #expect(script.boxes == changed)
    script.type("u")
    #expect(script.boxes == undone)
  }

  /// Up to three undos, then as many redos.
  private func expectUndoThenRedoIsIdentity(_ script: inout KeyScript) {
    let boxes = script.boxes
    var undone = 0
    while undone < 3, script.undoes() { undone += 1 }
    for _ in 0..<undone { script.play(.terminal(.key("U"))) }
    #expect(script.boxes == boxes)
  }

  private func undoAll(_ script: inout KeyScript) { while script.undoes() {} }

  private func redoAll(_ script: inout KeyScript) {
    while true {
      var history = script.canvas.editor.boxes
      guard history.redo() else { return }
      script.type("U")
    }
  }
}

extension KeyScript {
  /// Closes prompts, cancels the drawn box (u does nothing while drawing), and clears a count (it would repeat u).
  fileprivate mutating func becomeIdle() {
    while state.prompt != nil { press(.escape) }
    press(.escape)
  }

  /// Presses `u`; false if there is nothing to undo.
  fileprivate mutating func undoes() -> Bool {
    var history = canvas.editor.boxes
    guard history.undo() else { return false }
    type("u")
    return true
  }
}
