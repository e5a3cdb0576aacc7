import FoundationEssentials
import Testing

@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Orders of the list")
struct ListOrderTests {
  private func entry(_ name: String, labels: Int, gain: Double) -> ListEntry {
    ListEntry(
      url: URL(filePath: "/tmp/\(name)"), name: name,
      content: .capture(KeyScript.capture, boxes: BoxCount(labels: labels)), gain: gain)
  }

  @Test("o cycles through the orders and keeps the selected document")
  func orders() {
    var state = AppState(
      size: Size(width: 100, height: 20), paths: [], dataset: URL(filePath: "/tmp/d"),
      windowSeconds: 0.2, place: .list(ListState()))
    func press(_ key: Character) { _ = state.update(.terminal(.key(.character(key)))) }
    func names() -> [String] { state.list?.entries.map(\.name) ?? [] }
    let bad = ListEntry(
      url: URL(filePath: "/tmp/x"), name: "x", content: .unreadable("it is damaged"))
    _ = state.update(
      .listed([
        entry("a", labels: 5, gain: 0), entry("b", labels: 2, gain: 1.25), bad,
        entry("c", labels: 9, gain: 3),
      ]))
    press("j")
    press("o")
    #expect(names() == ["c", "b", "a", "x"] && state.list?.selectedEntry?.name == "b")
    let grid = ScreenView(state, colorClass: .none).draw()
    #expect((0..<20).contains { grid.text(row: $0).contains("Gain") })
    press("o")
    #expect(names() == ["b", "a", "c", "x"])
    press("o")
    #expect(names() == ["a", "b", "x", "c"] && state.list?.selectedEntry?.name == "b")
  }

  @Test("the gain of a document is the sum of the uncertainties of its proposals")
  func gain() {
    let box = Box(x: 0..<1, y: 0...1)
    let boxes = [nil, 0.25, 0.9, .nan].map { confidence in
      Annotation(box: box, label: nil, proposal: Proposal(source: .model, confidence: confidence))
    }
    let drawn = Annotation(box: box, label: "a")
    #expect(abs((boxes + [drawn]).expectedGain - 2.85) < 1e-9)
  }
}
