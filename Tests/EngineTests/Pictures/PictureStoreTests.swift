import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Imaging

@Suite("Picture samples")
struct PictureStoreTests {
  let fixture: PictureFixture
  let store: PictureStore

  init() throws {
    fixture = try PictureFixture()
    store = fixture.store()
  }

  @Test("a picture is saved as its bytes, its boxes and a line of the manifest")
  func saves() throws {
    let draft = try fixture.draft(1)
    let outcome = try store.save(draft)
    let id = outcome.id.text
    #expect(outcome.change == .saved)
    #expect(outcome.total == 1)
    #expect(id.count == 16)
    #expect(try Data(contentsOf: fixture.file("images/\(id).png")) == PictureFixture.png(1))
    #expect(
      try fixture.text("annotations/\(id).json") == """
        {
          "image_id": "\(id)",
          "image_filename": "\(id).png",
          "image_width": 64,
          "image_height": 48,
          "annotations": [
            {
              "bbox": [
                10,
                5,
                20,
                10
              ],
              "category_id": 1,
              "category_name": "button",
              "confidence": 1.0,
              "source": "user_label",
              "verified": true
            }
          ],
          "context": {
            "action_type": "label",
            "active_states": [
              "Login"
            ],
            "timestamp": "2026-11-21T10:00:00Z",
            "success": true
          },
          "version": "1.0",
          "source": "p1.png",
          "labeler": "anna",
          "engine_version": "\(EngineVersion.current)",
          "revision": 1,
          "created_at": "2027-01-15T08:00:01.000Z",
          "updated_at": "2027-01-15T08:00:01.000Z"
        }

        """)
    #expect(
      try fixture.text("manifest.jsonl")
        == #"{"id":"\#(id)","image":"images/\#(id).png","annotations":"annotations/\#(id).json","#
        + #""action_type":"label","timestamp":"2026-11-21T10:00:00Z","active_states":["Login"],"#
        + #""source":"p1.png","is_new":true,"reviewed":false}"# + "\n")
    let metadata = try fixture.metadata()
    #expect(metadata.totalImages == 1)
    #expect(metadata.totalAnnotations == 1)
    #expect(metadata.categoryIDs == ["button": 1])
    #expect(try fixture.names("").filter { $0.hasPrefix(".") } == [".lock"])
    let content = try fixture.store().content(of: outcome.id)
    #expect(content.boxes == [PictureFixture.box()])
    #expect(content.origin.source == "p1.png")
    #expect(content.width == 64)
    let image = try store.imageFile(of: outcome.id)
    #expect(image.format == .png)
    #expect(image.data == draft.data)
  }

  @Test("the same boxes again write nothing; other boxes are the next revision")
  func revisions() throws {
    let first = try store.save(fixture.draft(1))
    let before = try FolderSnapshot(fixture.dataset)
    #expect(try store.save(fixture.draft(1)).change == .unchanged)
    #expect(try FolderSnapshot(fixture.dataset).contents == before.contents)
    let second = try fixture.store().save(
      fixture.draft(1, [PictureFixture.box("icon", x: 1), PictureFixture.box()]))
    #expect(second.change == .replaced)
    #expect(second.id == first.id)
    #expect(second.revision == 2)
    #expect(second.addedBoxes == 1)
    #expect(second.total == 1)
    #expect(try store.samples() == [first.id])
    #expect(try fixture.text("manifest.jsonl").split(separator: "\n").count == 1)
    let metadata = try fixture.metadata()
    #expect(metadata.totalAnnotations == 2)
    #expect(metadata.categoryIDs == ["button": 1, "icon": 2])
  }

  @Test("added boxes are those that are not there, and not those that a person removed")
  func adding() throws {
    let click = PictureFixture.box("button", x: 30, source: .userClick)
    let match = PictureFixture.box("icon", x: 40, source: .templateMatching, confidence: 0.9)
    let id = try store.save(fixture.draft(1, [click, match]), .adding).id
    #expect(try store.save(fixture.draft(1, [match]), .adding).change == .unchanged)
    let third = PictureFixture.box("icon", x: 2, source: .templateMatching, confidence: 0.5)
    let more = try store.save(fixture.draft(1, [match, third]), .adding)
    #expect(more.change == .replaced)
    #expect(more.addedBoxes == 1)
    #expect(try store.content(of: id).boxes == [click, match, third])
    _ = try store.replaceBoxes(of: id, by: [click], labeler: "bea", expectingRevision: 2)
    #expect(try store.save(fixture.draft(1, [match, third]), .adding).change == .unchanged)
    #expect(try store.content(of: id).boxes == [click])
    #expect(try store.content(of: id).labeler == "bea")
    // A person may draw it again.
    #expect(try store.save(fixture.draft(1, [match])).change == .replaced)
  }

  @Test("boxes are replaced only at the expected revision")
  func expectedRevision() throws {
    let id = try store.save(fixture.draft(1)).id
    _ = try store.replaceBoxes(of: id, by: [], expectingRevision: 1)
    #expect(throws: PictureSampleError.changed(id: id, expected: 1, found: 2)) {
      try store.replaceBoxes(of: id, by: [PictureFixture.box()], expectingRevision: 1)
    }
    #expect(try store.content(of: id).boxes == [])
    #expect(try fixture.metadata().negativeImages == 1)
    let absent = try SampleID("0123456789abcdef")
    #expect(throws: SampleError.noSuchKey(.picture(absent))) {
      try store.replaceBoxes(of: absent, by: [], expectingRevision: 1)
    }
  }

  @Test("a deleted picture is gone, and can be saved again")
  func deletes() throws {
    let id = try store.save(fixture.draft(1)).id
    _ = try store.save(fixture.draft(2))
    #expect(try store.delete(id))
    #expect(try !store.delete(id))
    #expect(try store.samples().count == 1)
    #expect(try fixture.names("images").count == 1)
    #expect(try fixture.names("annotations").count == 1)
    #expect(try fixture.metadata().totalImages == 1)
    #expect(throws: SampleError.noSuchKey(.picture(id))) { try store.content(of: id) }
    #expect(try store.save(fixture.draft(1)).change == .saved)
    #expect(try fixture.metadata().totalImages == 2)
  }

  @Test("boxes are clipped to the picture; a box without class or area is refused")
  func clipping() throws {
    var outside = PictureFixture.box(x: 50)
    outside.y = -5
    let id = try store.save(fixture.draft(1, [outside])).id
    let box = try #require(try store.content(of: id).boxes.first)
    #expect([box.x, box.y, box.width, box.height] == [50, 0, 14, 5])
    #expect(throws: PictureSampleError.noClass(id: try fixture.draft(2).id)) {
      try store.save(fixture.draft(2, [PictureFixture.box("")]))
    }
    var flat = PictureFixture.box()
    for width in [0, -3, .nan, .infinity] {
      flat.width = width
      #expect(throws: PictureSampleError.badBox(id: try fixture.draft(2).id, className: "button")) {
        try store.save(fixture.draft(2, [flat]))
      }
    }
    #expect(try store.samples() == [id])
  }

  @Test("a file that is no picture is refused")
  func refusal() throws {
    #expect(throws: PictureError.self) {
      try PictureDraft(
        data: Data("text".utf8), path: "x.png", boxes: [], origin: PictureOrigin(), labeler: nil)
    }
    #expect(throws: PictureError.empty(path: "x.png")) {
      try PictureDraft(
        data: Data(), path: "x.png", boxes: [], origin: PictureOrigin(), labeler: nil)
    }
  }

  @Test("totals of many saves and deletions are those of a new count")
  func totals() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let number = Int.random(in: 0..<12, using: &generator)
      let boxes = (0..<Int.random(in: 0...3, using: &generator)).map { index in
        PictureFixture.box(
          ["a", "b/c", "ä\"<"][index], x: Double(number), source: .model,
          confidence: Double.random(in: 0...1, using: &generator))
      }
      if number % 4 == 3 {
        _ = try store.delete(try fixture.draft(number).id)
      } else {
        _ = try store.save(fixture.draft(number, boxes))
      }
    }
    var kept = try fixture.metadata()
    try FileManager.default.removeItem(at: fixture.file("metadata.json"))
    _ = try fixture.store().save(fixture.draft(100, []))
    _ = try fixture.store().delete(try fixture.draft(100).id)
    var counted = try fixture.metadata()
    for name in kept.categoryIDs.keys {
      #expect(kept.annotationsPerCategory[name] == counted.annotationsPerCategory[name])
      #expect(kept.imagesPerCategory[name] == counted.imagesPerCategory[name])
    }
    (kept.mark, counted.mark) = (nil, nil)
    #expect(kept.totalImages == counted.totalImages)
    #expect(kept.totalAnnotations == counted.totalAnnotations)
    #expect(kept.confidenceSum == counted.confidenceSum)
    #expect(kept.negativeImages == counted.negativeImages)
    #expect(kept.verifiedAnnotations == counted.verifiedAnnotations)
  }
}
