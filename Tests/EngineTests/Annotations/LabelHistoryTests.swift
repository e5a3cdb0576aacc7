import Foundation
import TestSupport
import Testing

@testable import Labels

@Suite("Editing histories")
struct LabelHistoryTests {
  private func box(_ label: String?, at x: Int = 10) -> Annotation {
    Annotation(box: Box(x: x..<(x + 50), y: 1...2), label: label)
  }

  @Test(
    "undoing everything and redoing everything restores the boxes in their order", arguments: 1...20
  )
  func identity(seed: UInt64) {
    var hands = HistoryHands(seed: seed)
    let beginning = (0..<5).map { _ in hands.box() }
    var history = LabelHistory(beginning)
    for _ in 0..<300 { hands.act(on: &history) }
    while history.redo() {}
    let end = history.current
    var steps = 0
    while history.undo() { steps += 1 }
    #expect(history.current == beginning && steps > 20)
    while history.redo() { steps -= 1 }
    #expect(history.current == end && steps == 0)
  }

  @Test("the number of steps is not limited, and their memory is that of the changes")
  func manySteps() {
    var history = LabelHistory((0..<1000).map { box("a", at: $0) })
    let id = history.current[500].id
    for step in 1...20_000 { history.change([id]) { $0.box.x = step..<(step + 1) } }
    #expect(history.timeline.undoCount == 20_000)
    #expect(history.timeline.steps.allSatisfy { $0.changes.count == 1 })
    var undone = 0
    while history.undo() { undone += 1 }
    #expect(undone == 20_000 && history.current[500].box.x == 500..<550)
  }

  @Test("a change of another program stays when earlier and later steps become current")
  func amendments() {
    let (first, second, other) = (box("a"), box("b", at: 100), box("c", at: 200))
    var history = LabelHistory([first])
    history.add([second])
    history.change([first.id]) { $0.box.x = 20..<30 }
    var (changes, renamed) = (LabelChanges(), first)
    renamed.label = "z"
    changes.changed[first.id] = renamed
    changes.added = [other]
    changes.removed = [second.id]
    history.amend(.changes(changes))
    #expect(history.current == [renamed, other])
    #expect(history.undo() && history.undo() && !history.undo())
    #expect(history.current == [renamed, other])
    #expect(history.redo() && history.redo() && history.current == [renamed, other])
  }

  @Test("a mark is valid in every state with the same box, and in no other")
  func marks() {
    let annotation = box("a")
    var history = LabelHistory([annotation])
    history.change([annotation.id]) { $0.label = "b" }
    history.change([annotation.id]) { $0.label = "a" }
    history.amend(.saved(mark: "a/1", whole: [annotation.id: annotation], partly: [:]))
    #expect(history.current[0].savedSample == "a/1")
    #expect(history.undo() && history.current[0].savedSample == nil)
    #expect(history.undo() && history.current[0].savedSample == "a/1")
    #expect(history.redo() && history.redo() && history.current[0].savedSample == "a/1")
  }

  @Test("the steps of an earlier session come before those of this one")
  func earlierSteps() {
    let (first, second) = (box("a"), box("b"))
    var earlier = LabelHistory([])
    earlier.add([first])
    earlier.add([second])
    _ = earlier.undo()
    var history = LabelHistory(earlier.current)
    history.restore(earlier.timeline)
    #expect(history.redo() && history.current == [first, second])
    #expect(history.undo() && history.undo() && history.current.isEmpty)

    var quick = LabelHistory([first])
    quick.change([first.id]) { $0.label = "quick" }
    quick.restore(earlier.timeline)
    #expect(!quick.redo() && quick.undo() && quick.current == [first])
    #expect(quick.undo() && quick.current.isEmpty && !quick.undo())
  }

  @Test(
    "the records make the same timeline, also after the oldest steps were dropped",
    arguments: 1...20)
  func records(seed: UInt64) {
    var hands = HistoryHands(seed: seed)
    var history = LabelHistory([])
    var copy = LabelTimeline()
    for step in 0..<200 {
      hands.act(on: &history)
      if step % 50 == 10, let first = history.current.first {
        history.amend(.saved(mark: "a/\(step)", whole: [first.id: first], partly: [:]))
      }
      for record in history.takeRecords() { copy.apply(record) }
      if step == 150 { copy.dropOldest(10) }
    }
    if copy.isComplete {
      #expect(copy.undoCount <= history.timeline.undoCount)
      #expect(copy.redoCount == history.timeline.redoCount)
    }
    var again = LabelTimeline()
    for record in copy.records { again.apply(record) }
    #expect(again.records == copy.records && again.currentContent == copy.currentContent)
  }
}
