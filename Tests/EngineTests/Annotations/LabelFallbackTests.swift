import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Labels in the state folder")
struct LabelFallbackTests {
  /// Writes three boxes beside the document, makes the folder read-only, and loads the boxes in a new session.
  private func threeBoxes(
    _ fixture: LabelFixture
  ) throws -> (file: any LabelStore, boxes: [Annotation]) {
    try fixture.write(
      [fixture.box("a", at: 100), fixture.box("b", at: 200), fixture.box("c", at: 300)],
      by: fixture.file())
    try fixture.setWritable(false)
    let file = fixture.file()
    return (file, file.load().annotations)
  }

  /// `boxes` after three edits: the first box has another class, the second is deleted, and the third is moved.
  private func edited(_ boxes: [Annotation]) -> [Annotation] {
    var boxes = boxes
    boxes[0].label = "new"
    boxes[2].box.x = 400..<450
    boxes.remove(at: 1)
    return boxes
  }

  @Test(
    "classes, deletions and moves made while the folder is read-only are kept when it is writable again",
    arguments: LabelKind.allCases)
  func edits(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    let report = try fixture.write(edited(boxes), by: file)
    #expect(report.warnings.count == 1)
    #expect(report.warnings.first?.contains(fixture.state.path) == true)
    #expect(fixture.labels() == ["c@400", "new@100"])
    try fixture.setWritable(true)
    #expect(fixture.labels() == ["c@400", "new@100"], "reading alone shows the newer state")

    let later = fixture.file()
    let found = later.load()
    #expect(found.warnings.count == 1)
    let notice = try #require(
      try fixture.write(found.annotations + [fixture.box("d", at: 500)], by: later).notice)
    #expect(notice.hasPrefix("Moved 3 boxes back from \(fixture.state.path)"))
    #expect(notice.hasSuffix("to \(fixture.metadata.path)."))
    #expect(fixture.labels() == ["c@400", "d@500", "new@100"])
    #expect(try fixture.fallbackFiles().isEmpty)
  }

  @Test(
    "when the folder is writable again, the next write of the same session is beside the document",
    arguments: LabelKind.allCases)
  func sameSession(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    try fixture.write(edited(boxes), by: file)
    #expect(try fixture.write(edited(boxes), by: file).warnings.isEmpty, "reported once")
    try fixture.setWritable(true)
    let report = try fixture.write(edited(boxes) + [fixture.box("d", at: 500)], by: file)
    #expect(report.notice?.hasPrefix("Moved 3 boxes back") == true && report.changes.isEmpty)
    #expect(fixture.labels() == ["c@400", "d@500", "new@100"])
    #expect(try fixture.fallbackFiles().isEmpty)
  }

  @Test(
    "preparing to label moves the labels back; reading them does not",
    arguments: LabelKind.allCases)
  func preparing(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    try fixture.write(edited(boxes), by: file)
    try fixture.setWritable(true)
    let before = try FolderSnapshot(fixture.folder.url)
    _ = fixture.file().load()
    #expect(try FolderSnapshot(fixture.folder.url) == before)
    let report = OrdinaryUser.run { fixture.file().prepare() }
    #expect(report.notice?.hasPrefix("Moved 3 boxes back") == true)
    #expect(try fixture.fallbackFiles().isEmpty)
    #expect(fixture.labels() == ["c@400", "new@100"])
    let again = fixture.file().prepare()
    #expect(again == LabelWriteReport())
  }

  @Test(
    "changes that another program makes beside the document in between are merged, box by box",
    arguments: LabelKind.allCases)
  func bothPlaces(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    try fixture.write(edited(boxes), by: file)
    try fixture.setWritable(true)
    try fixture.replace(try Data(contentsOf: fixture.metadata)) { annotations in
      fixture.setLabel("theirs", of: &annotations[0])
      fixture.setLabel("theirs", of: &annotations[1])
      annotations.append(fixture.added("e", at: 600))
    }
    #expect(fixture.labels() == ["c@400", "e@600", "new@100"])
    _ = OrdinaryUser.run { fixture.file().prepare() }
    #expect(fixture.labels() == ["c@400", "e@600", "new@100"])
  }

  @Test("boxes of other programs without a UUID are not duplicated")
  func foreignBoxes() throws {
    let fixture = try LabelFixture(.capture)
    try Data(
      #"""
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0", "core:dataset": "X.rfcap"},
       "captures": [], "annotations": [
        {"core:sample_start": 1, "core:sample_count": 5, "core:label": "x"},
        {"core:sample_start": 1, "core:sample_count": 5, "core:label": "x"},
        {"core:sample_start": 9, "core:sample_count": 5, "core:label": "y"}]}
      """#.utf8
    ).write(to: fixture.metadata)
    try fixture.setWritable(false)
    let file = fixture.file()
    let boxes = file.load().annotations
    try fixture.write(boxes + [fixture.box("mine", at: 100)], by: file)
    #expect(fixture.labels() == ["mine@100", "x@1", "x@1", "y@9"])
    try fixture.setWritable(true)
    #expect(fixture.labels() == ["mine@100", "x@1", "x@1", "y@9"])
    _ = OrdinaryUser.run { fixture.file().prepare() }
    #expect(fixture.labels() == ["mine@100", "x@1", "x@1", "y@9"])
  }

  @Test(
    "a file of an older version, without the differences from the file beside the document, loses no box",
    arguments: LabelKind.allCases)
  func withoutBase(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    try fixture.write(edited(boxes) + [fixture.box("d", at: 500)], by: file)
    let fallback = fixture.state.appending(path: try #require(try fixture.fallbackFiles().first))
    try fixture.stripped(try Data(contentsOf: fallback)).write(to: fallback)
    try fixture.setWritable(true)
    #expect(fixture.labels() == ["b@200", "c@400", "d@500", "new@100"])
  }

  @Test(
    "two sessions share the state folder, and a third session moves all labels back",
    arguments: LabelKind.allCases)
  func twoSessions(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (first, boxes) = try threeBoxes(fixture)
    let second = fixture.file()
    _ = second.load()
    try fixture.write(boxes + [fixture.box("d", at: 500)], by: first)
    let report = try fixture.write(boxes + [fixture.box("e", at: 600)], by: second)
    #expect(report.changes.added.map(\.label) == ["d"])
    let all = ["a@100", "b@200", "c@300", "d@500", "e@600"]
    #expect(fixture.labels() == all)
    try fixture.setWritable(true)
    _ = OrdinaryUser.run { fixture.file().prepare() }
    #expect(fixture.labels() == all)
    // The first session, which has read the state folder, deletes a box that it never wrote there.
    try fixture.write(boxes.dropFirst() + [fixture.box("f", at: 700)], by: first)
    #expect(fixture.labels() == ["b@200", "c@300", "e@600", "f@700"])
  }

  @Test("if the file beside the document is missing, no box is lost", arguments: LabelKind.allCases)
  func missingFile(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, boxes) = try threeBoxes(fixture)
    try fixture.write(edited(boxes), by: file)
    try fixture.setWritable(true)
    try FileManager.default.removeItem(at: fixture.metadata)
    #expect(fixture.labels() == ["c@400", "new@100"])
    _ = OrdinaryUser.run { fixture.file().prepare() }
    #expect(fixture.labels() == ["c@400", "new@100"])
  }

  @Test("if neither place can be written, the error names both", arguments: LabelKind.allCases)
  func noPlace(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    try fixture.setWritable(false)
    try OrdinaryUser.set(0o555, folder: fixture.state)
    let error = #expect(throws: LabelFileError.self) {
      try fixture.write([fixture.box("a")], by: fixture.file())
    }
    let text = try #require(error).description
    #expect(text.contains(fixture.metadata.path) && text.contains(fixture.state.path))
    try OrdinaryUser.set(0o777, folder: fixture.state)
  }

  @Test(
    "changes that were merged in a failed write are merged again in the next one",
    arguments: LabelKind.allCases)
  func failedMerge(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (mine, theirs) = (fixture.file(), fixture.file())
    try fixture.write([fixture.box("a", at: 100)], by: mine)
    let seen = theirs.load().annotations
    try fixture.write(seen + [fixture.box("b", at: 200)], by: theirs)
    try fixture.setWritable(false)
    try OrdinaryUser.set(0o555, folder: fixture.state)
    let boxes = seen + [fixture.box("c", at: 300)]
    #expect(throws: LabelFileError.self) { try fixture.write(boxes, by: mine) }
    try fixture.setWritable(true)
    let report = try fixture.write(boxes, by: mine)
    #expect(report.changes.added.map(\.label) == ["b"])
    #expect(fixture.labels() == ["a@100", "b@200", "c@300"])
    try OrdinaryUser.set(0o777, folder: fixture.state)
  }
}
