import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Saved marks")
struct SavedMarkTests {
  private let marked: Annotation

  init() {
    var annotation = Annotation(
      box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "a")
    annotation.savedSample = "a/0001"
    marked = annotation
  }

  @Test("a box is shown as saved only when its sample was found in the open dataset")
  func otherDataset() {
    var script = KeyScript(annotations: [marked])
    #expect(script.jobs.contains(.dataset(.findBoxes(documentID: 1, [marked]))))
    #expect(!screen(script).contains("✓") && !screen(script).contains("unsaved"))
    script.play(.dataset(.foundBoxes(documentID: 1, [], asked: [marked.id])))
    #expect(!screen(script).contains("✓") && screen(script).contains("1 box, 1 unsaved"))
    #expect(script.boxes == [marked], "the mark is still that of the other dataset")
    script.play(.dataset(.foundBoxes(documentID: 1, [marked.id], asked: [marked.id])))
    #expect(screen(script).contains("a ✓") && !screen(script).contains("unsaved"))
  }

  @Test("boxes that another program marked are searched for, and those found before stay")
  func marksOfOthers() {
    var other = Annotation(box: Box(samples: 0..<100, frequencies: 99e6...101e6), label: "a")
    other.savedSample = "a/0002"
    var script = KeyScript(annotations: [marked])
    script.play(.dataset(.foundBoxes(documentID: 1, [marked.id], asked: [marked.id])))
    var report = LabelWriteReport()
    report.changes.added = [other]
    script.play(.labels(.written(id: 1, revision: 1, report)))
    #expect(script.jobs.contains(.dataset(.findBoxes(documentID: 1, [other]))))
    #expect(script.canvas.editor.unsavedCount == 1)
    script.play(.dataset(.foundBoxes(documentID: 1, [other.id], asked: [other.id])))
    #expect(script.canvas.editor.unsavedCount == 0)
  }

  @Test("deleting a sample in the review removes its marks")
  func deletion() throws {
    var script = KeyScript(annotations: [marked])
    script.play(.dataset(.foundBoxes(documentID: 1, [marked.id], asked: [marked.id])))
    script.type("r")
    script.play(.dataset(.deleted(.signal(try sample()))))
    script.type("q")
    #expect(script.canvas.editor.unsavedCount == 1)
  }

  @Test("after undo, a box counts as saved only if the sample contains that state")
  func undoBehindASave() throws {
    var script = KeyScript(annotations: [marked])
    script.play(.dataset(.foundBoxes(documentID: 1, [marked.id], asked: [marked.id])))
    script.type("n")
    script.press(.tab)
    script.type("l")
    #expect(script.canvas.editor.unsavedCount == 1)
    script.type("u")
    #expect(script.canvas.editor.unsavedCount == 0)
    script.type("U")
    let outcome = SaveOutcome(change: .replaced, sample: try sample(), total: 1)
    script.play(
      .dataset(.saved(documentID: 1, [SavedBoxes(outcome: outcome, annotations: script.boxes)])))
    #expect(script.canvas.editor.unsavedCount == 0)
    script.type("u")
    #expect(script.canvas.editor.unsavedCount == 1)
    script.type("U")
    #expect(script.canvas.editor.unsavedCount == 0)
  }

  @Test("a box of which only a part was saved keeps its old mark")
  func partlySaved() throws {
    var script = KeyScript(annotations: [marked])
    script.play(.dataset(.foundBoxes(documentID: 1, [marked.id], asked: [marked.id])))
    let outcome = SaveOutcome(change: .replaced, sample: try sample(), total: 1)
    script.play(
      .dataset(
        .saved(documentID: 1, [SavedBoxes(outcome: outcome, annotations: [], partly: [marked])])))
    #expect(script.canvas.editor.unsavedCount == 0)
  }

  private func sample() throws -> SampleReference {
    SampleReference(signal: try SignalName("a"), id: try #require(SampleID(number: 1)))
  }

  private func screen(_ script: KeyScript) -> String {
    let grid = ScreenView(script.state, colorClass: .direct).draw()
    return (0..<grid.size.height).map { grid.text(row: $0) }.joined(separator: "\n")
  }
}
