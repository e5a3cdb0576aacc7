import Foundation
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Several boxes at once")
struct MarkingKeysTests {
  /// Boxes at columns 10, 30 and 50; the last one is a proposal.
  private static func boxes() -> [Annotation] {
    (0..<3).map { index in
      let start = 10_000 + 20_000 * index
      return Annotation(
        box: Box(samples: start..<(start + 5000), frequencies: 99e6...101e6), label: "a",
        proposal: index == 2 ? Proposal(source: .detector, confidence: 0.5) : nil)
    }
  }

  @Test("marked boxes are deleted together, in one step")
  func deleting() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a", "b"])
    let before = script.boxes
    script.type("ggnmnm")
    #expect(script.canvas.editor.marked == Set(before.prefix(2).map(\.id)))
    #expect(script.state.modeTitle == "BOX, 2 marked")
    script.type("d")
    #expect(script.boxes == [before[2]] && script.canvas.editor.marked.isEmpty)
    #expect(script.state.lastChange?.text.hasPrefix("Deleted: 2 boxes") == true)
    script.type("u")
    #expect(script.boxes == before)
  }

  @Test("a digit and a typed class change all marked boxes; two digits are one step")
  func classes() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a", "b", "c"])
    let before = script.boxes
    script.type("V23")
    #expect(script.boxes.map(\.label) == ["c", "c", "c"])
    script.type("u")
    #expect(script.boxes == before)
    script.type("t")
    script.type("typed")
    script.press(.enter)
    #expect(script.boxes.map(\.label) == ["typed", "typed", "typed"])
  }

  @Test("Tab edits all marked boxes: whole boxes keep their distances, edges move alone")
  func moving() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a"])
    script.type("V")
    script.press(.tab)
    #expect(script.state.modeTitle == "EDIT box, 3 marked")
    script.type("lll")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [13_000, 33_000, 53_000])
    script.type("HHH")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [0, 20_000, 40_000])
    script.press(.tab)
    script.type("l")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [1000, 21_000, 41_000])
    #expect(script.boxes.map(\.box.samples.upperBound) == [5000, 25_000, 45_000])
    script.type("uuu")
    #expect(script.boxes.map(\.box.samples.count) == [5000, 5000, 5000])
  }

  @Test("V takes all marks away again, and so does Esc")
  func clearing() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a"])
    script.type("VV")
    #expect(script.canvas.editor.marked.isEmpty)
    script.type("V")
    script.press(.escape)
    #expect(script.canvas.editor.marked.isEmpty && script.state.keyMode == .view)
    script.type("ggnmm")
    #expect(script.canvas.editor.marked.isEmpty)
  }

  @Test("V marks only what the screen shows")
  func screen() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a"])
    let first = script.boxes[0]
    script.type("ggn=")
    script.press(.escape)
    script.type("V")
    #expect(script.canvas.editor.marked == [first.id])
  }

  @Test("undo of a new box takes its mark away")
  func undoneBox() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a"])
    script.type("70lvl1")
    script.type("m")
    #expect(script.canvas.editor.marked.count == 1)
    script.type("u")
    #expect(script.canvas.editor.marked.isEmpty && script.boxes.count == 3)
  }

  @Test("marked boxes are visible without color: heavy lines and a star")
  func drawing() {
    var script = KeyScript(annotations: Self.boxes(), classes: ["a"])
    let plain = ScreenView(script.state, colorClass: .none).draw()
    script.type("ggnm")
    script.press(.right)
    let marked = ScreenView(script.state, colorClass: .none).draw()
    #expect(
      !plain.cells.contains { $0.scalar == "┏" } && marked.cells.contains { $0.scalar == "┏" })
    let rows = (0..<marked.size.height).map { marked.text(row: $0) }
    #expect(rows.contains { $0.contains("* a") })
  }
}
