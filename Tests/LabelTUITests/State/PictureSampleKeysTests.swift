import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Saving pictures")
struct PictureSampleKeysTests {
  private let box = Annotation(box: Box(x: 10..<40, y: 20...50), label: "button")

  private func opened(_ annotations: [Annotation]) throws -> PictureScript {
    var script = try PictureScript()
    script.press(.enter)
    try script.open(annotations)
    return script
  }

  private func saved(_ script: PictureScript) -> [PictureToSave]? {
    for case .dataset(.savePictures(let pictures)) in script.jobs.reversed() { return pictures }
    return nil
  }

  private func outcome(_ change: SaveOutcome.Change, boxes: Int = 1) throws -> PictureOutcome {
    PictureOutcome(
      change: change, id: try SampleID("0123456789abcdef"), revision: 1, addedBoxes: boxes,
      boxes: boxes, total: 12)
  }

  @Test("s saves the open picture with its boxes, and marks them as saved")
  func save() throws {
    var unlabeled = box
    unlabeled = Annotation(box: box.box, label: nil)
    var script = try opened([box, unlabeled])
    #expect(script.canvas.editor.unsavedCount == 2)
    script.type("s")
    let picture = try #require(saved(script)?.first)
    #expect(picture.url == script.picture.url)
    #expect(picture.open?.annotations == [box, unlabeled])
    #expect(script.state.jobs[.saving] != nil)
    var result = SavedPictures()
    result.outcomes = [try outcome(.saved)]
    result.open = [
      SavedPictures.Open(
        documentID: script.picture.id, id: try SampleID("0123456789abcdef"), annotations: [box])
    ]
    result.classes = ["button"]
    script.play(.dataset(.savedPictures(result)))
    script.play(.job(.finished(.saving)))
    #expect(
      script.state.message?.text
        == "Saved picture 0123456789abcdef with 1 box (12 pictures) · 1 without a class not saved")
    #expect(script.canvas.boxes.first?.savedSample == "0123456789abcdef")
    #expect(script.canvas.editor.unsavedCount == 1)
    guard case .labels(.write(script.picture.id, let revision))? = script.jobs.last else {
      Issue.record("the mark is not written")
      return
    }
    #expect(revision.annotations.first?.savedSample == "0123456789abcdef")
  }

  @Test("a box that changes after the save is unsaved again")
  func stale() throws {
    var marked = box
    marked.savedSample = "0123456789abcdef"
    var script = try opened([marked])
    let id = script.picture.id
    #expect(script.jobs.contains(.dataset(.findBoxes(documentID: id, [marked]))))
    script.play(.dataset(.foundBoxes(documentID: id, [marked.id], asked: [marked.id])))
    #expect(script.canvas.editor.unsavedCount == 0)
    script.type("n")
    script.press(.tab)
    script.type("l")
    #expect(script.canvas.editor.unsavedCount == 1)
    script.type("u")
    #expect(script.canvas.editor.unsavedCount == 0)
  }

  @Test("a picture without boxes is saved as an example without objects after a question")
  func negative() throws {
    var script = try opened([])
    script.type("s")
    #expect(saved(script) == nil)
    #expect(script.state.overlay == .confirmNegative)
    script.type("n")
    #expect(saved(script) == nil && script.state.overlay == nil)
    script.type("sy")
    #expect(saved(script)?.first?.open?.annotations == [])
    var result = SavedPictures()
    result.outcomes = [try outcome(.saved, boxes: 0)]
    script.play(.dataset(.savedPictures(result)))
    #expect(script.state.message?.text.contains("with no boxes") == true)
  }

  @Test("boxes that all have no class are not saved; the message says how to give one")
  func unlabeled() throws {
    var script = try opened([Annotation(box: box.box, label: nil)])
    script.type("s")
    #expect(saved(script) == nil && script.state.overlay == nil)
    #expect(script.state.message?.kind == .error)
    #expect(script.state.message?.text.contains("no class") == true)
    script.type("S")
    #expect(saved(script) == nil)
    #expect(script.state.message?.text.contains("No picture here") == true)
  }

  @Test("S saves all labeled pictures; those that are not open are read from disk")
  func saveAll() throws {
    var script = try opened([box])
    script.type(".")
    try script.open([])
    script.type("S")
    let pictures = try #require(saved(script))
    #expect(pictures.map(\.url.lastPathComponent) == ["a.png"])
    #expect(pictures.first?.open == nil)
    var result = SavedPictures()
    result.outcomes = [try outcome(.saved), try outcome(.replaced), try outcome(.unchanged)]
    result.problems = ["/x/b.png: is empty (0 bytes); copy the picture again"]
    script.play(.dataset(.savedPictures(result)))
    #expect(
      script.state.message?.text
        == "Saved 3 pictures: 1 new, 1 with new boxes, 1 unchanged · 1 problem, see the messages")
    #expect(script.state.log.contains { $0.text.contains("b.png: is empty") })
  }

  @Test("T says that the training image is the picture")
  func preview() throws {
    var script = try opened([box])
    script.type("T")
    #expect(script.state.message?.text.contains("nothing to preview") == true)
    #expect(script.state.picture != nil)
  }
}
