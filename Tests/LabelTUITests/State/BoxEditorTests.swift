import Labels
import Testing

@testable import Workstation

@Suite("The box editor")
struct BoxEditorTests {
  private let boxes = (0..<3).map {
    Annotation(box: Box(x: $0..<($0 + 5), y: 0...Double($0 + 1)), label: "class\($0)")
  }

  private func select(_ index: Int, in editor: inout BoxEditor) {
    editor.mode = .selected(boxes[index].id, part: nil)
  }

  @Test("a change is one step of the history; a change without effect adds no step")
  func steps() {
    var editor = BoxEditor(boxes)
    editor.change(boxes[1].id) { $0.label = "other" }
    editor.change(boxes[1].id) { $0.label = "other" }
    editor.change(Annotation(box: boxes[0].box, label: nil).id) { $0.label = "nobody" }
    #expect(editor.box(withID: boxes[1].id)?.label == "other")
    #expect(editor.undo() && editor.boxes.current == boxes)
    #expect(editor.undo() == false)
    #expect(editor.redo() && editor.box(withID: boxes[1].id)?.label == "other")
    #expect(editor.redo() == false)
  }

  @Test("a changed box loses the mark of its sample")
  func unsaved() {
    var saved = boxes
    for index in saved.indices { saved[index].savedSample = "video/000\(index)" }
    var editor = BoxEditor(saved)
    #expect(editor.unsavedCount == 0)
    editor.change(saved[0].id) { $0.label = "other" }
    #expect(editor.unsavedCount == 1 && editor.box(withID: saved[0].id)?.savedSample == nil)
    editor.boxesInDataset = [saved[1].id]
    #expect(editor.unsavedCount == 2, "the sample of the third box is not in the dataset")
    #expect(editor.undo() && editor.unsavedCount == 2)
  }

  @Test("deleting removes the selected box and deselects it")
  func deletion() {
    var editor = BoxEditor(boxes)
    #expect(editor.deleteTargets().isEmpty && editor.boxes.current == boxes)
    select(1, in: &editor)
    #expect(editor.deleteTargets().map(\.id) == [boxes[1].id])
    #expect(editor.mode == .idle && editor.boxes.current.map(\.id) == [boxes[0].id, boxes[2].id])
  }

  @Test("a box that undo or another program removes is deselected")
  func vanished() {
    var editor = BoxEditor([])
    editor.add(boxes[0])
    select(0, in: &editor)
    #expect(editor.undo() && editor.mode == .idle)
    #expect(editor.redo() == true)
    select(0, in: &editor)
    var changes = LabelChanges()
    changes.removed = [boxes[0].id]
    editor.apply(changes)
    #expect(editor.mode == .idle && editor.boxes.current.isEmpty)
    #expect(editor.undo() && editor.boxes.current.isEmpty, "undo keeps what the other program did")
  }

  @Test("selecting the next part goes from none to the whole box, then around the edges")
  func parts() {
    var editor = BoxEditor(boxes)
    editor.selectNextPart()
    #expect(editor.selectedPart == nil)
    select(0, in: &editor)
    var parts: [BoxPart] = []
    for _ in 0..<6 {
      editor.selectNextPart()
      parts += [editor.selectedPart].compactMap { $0 }
    }
    #expect(parts == [.whole, .left, .right, .top, .bottom, .whole])
  }
}
