import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Labels that several programs write")
struct LabelConcurrencyTests {
  @Test(
    "boxes that another program removed without having read them are written again, with a warning",
    arguments: LabelKind.allCases, [false, true])
  func staleReplacement(_ kind: LabelKind, dropsOurFields: Bool) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, old) = try fixture.written()
    let second = fixture.box("b", at: 200)
    try file.write(LabelRevision([first, second]))
    try fixture.replace(dropsOurFields ? fixture.stripped(old) : old) {
      $0.append(fixture.added("theirs", at: 300))
    }
    let third = fixture.box("c", at: 400)
    let report = try file.write(LabelRevision([first, second, third]))
    #expect(report.changes.added.map(\.label) == ["theirs"] && report.changes.removed.isEmpty)
    #expect(report.warnings.count == 1 && report.warnings[0].contains("1 box was written again"))
    #expect(fixture.labels() == ["a@100", "b@200", "c@400", "theirs@300"])

    // The other program writes again without reading the file, so it does not know the later boxes.
    try fixture.replace(dropsOurFields ? fixture.stripped(old) : old) {
      $0 += [fixture.added("theirs", at: 300), fixture.added("more", at: 500)]
    }
    try file.write(LabelRevision([first, second, third], changesSeen: 0))
    #expect(fixture.labels() == ["a@100", "b@200", "c@400", "more@500", "theirs@300"])
  }

  @Test(
    "changes and deletions are not undone by a program that has not read them",
    arguments: LabelKind.allCases)
  func staleEdits(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, _) = try fixture.written()
    let second = fixture.box("b", at: 200)
    try file.write(LabelRevision([first, second]))
    let old = try Data(contentsOf: fixture.metadata)
    var changed = first
    changed.label = "changed"
    try file.write(LabelRevision([changed]))
    try fixture.replace(old) { $0.append(fixture.added("theirs", at: 300)) }
    try file.write(LabelRevision([changed]))
    #expect(fixture.labels() == ["changed@100", "theirs@300"])
  }

  @Test(
    "the last box of a session is written again when the session ends",
    arguments: LabelKind.allCases)
  func staleReplacementInTheEnd(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, old) = try fixture.written()
    try file.write(LabelRevision([first, fixture.box("b", at: 200)]))
    let before = try FolderSnapshot(fixture.folder.url)
    try file.confirm()
    #expect(try FolderSnapshot(fixture.folder.url) == before)
    try fixture.replace(old) { _ in }
    let report = try file.confirm()
    #expect(report.warnings.first?.contains("1 box was written again") == true)
    #expect(fixture.labels() == ["a@100", "b@200"])
    // A change that another program made deliberately needs no write.
    try fixture.replace(try Data(contentsOf: fixture.metadata)) { $0.removeLast() }
    let content = try Data(contentsOf: fixture.metadata)
    #expect(try file.confirm().changes.removed.count == 1)
    #expect(try Data(contentsOf: fixture.metadata) == content)
  }

  @Test(
    "a box that another program has read and then deletes stays deleted",
    arguments: LabelKind.allCases)
  func deliberateDeletion(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, _) = try fixture.written()
    let second = fixture.box("b", at: 200)
    try file.write(LabelRevision([first, second]))
    try fixture.replace(try Data(contentsOf: fixture.metadata)) { $0.removeLast() }
    let report = try file.write(LabelRevision([first, second, fixture.box("c", at: 300)]))
    #expect(report.changes.removed == [second.id] && report.warnings.isEmpty)
    #expect(fixture.labels() == ["a@100", "c@300"])
  }

  @Test(
    "a deletion is also accepted from a program that removes unknown fields, if another box shows what it has read",
    arguments: LabelKind.allCases)
  func deliberateDeletionWithoutCount(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, _) = try fixture.written()
    let (second, third) = (fixture.box("b", at: 200), fixture.box("c", at: 300))
    try file.write(LabelRevision([first, second, third]))
    try fixture.replace(fixture.stripped(try Data(contentsOf: fixture.metadata))) {
      $0.remove(at: 1)
    }
    let report = try file.write(LabelRevision([first, second, third]))
    #expect(report.changes.removed == [second.id])
    #expect(fixture.labels() == ["a@100", "c@300"])
  }

  @Test(
    "a deletion in one session reaches the session that wrote the box",
    arguments: LabelKind.allCases)
  func ownSessions(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (first, box, _) = try fixture.written()
    let second = fixture.file()
    _ = second.load()
    try second.write(LabelRevision([]))
    let report = try first.write(LabelRevision([box]))
    #expect(report.changes.removed == [box.id])
    #expect(fixture.labels().isEmpty)
  }

  @Test(
    "an older state that a second session has merged does not count as a deletion",
    arguments: LabelKind.allCases)
  func staleReplacementMergedByAnother(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (first, box, old) = try fixture.written()
    let second = fixture.file()
    _ = second.load()
    let later = fixture.box("b", at: 200)
    try first.write(LabelRevision([box, later]))
    try fixture.replace(old) { _ in }
    try second.write(LabelRevision([box, fixture.box("c", at: 300)]))
    try first.write(LabelRevision([box, later]))
    #expect(fixture.labels() == ["a@100", "b@200", "c@300"])
  }

  @Test(
    "a box that was deleted and drawn again does not prove that another program has read the other boxes",
    arguments: LabelKind.allCases)
  func drawnAgain(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let (file, first, old) = try fixture.written()
    try file.write(LabelRevision([]))
    let second = fixture.box("b", at: 200)
    try file.write(LabelRevision([first, second]))
    try fixture.replace(fixture.stripped(old)) { _ in }
    try file.write(LabelRevision([first, second]))
    #expect(fixture.labels() == ["a@100", "b@200"])
  }

  @Test("other fields that another program changed in between are kept")
  func otherFields() throws {
    let fixture = try LabelFixture(.capture)
    let (file, box, content) = try fixture.written()
    let text = String(decoding: content, as: UTF8.self)
      .replacing("\"core:version\"", with: "\"core:author\": \"A\", \"core:version\"")
    try Data(text.utf8).write(to: fixture.metadata)
    try file.write(LabelRevision([box, fixture.box("b", at: 200)]))
    let after = try SigMFMetadata(contentsOf: fixture.metadata)
    #expect(after.global.others["core:author"] == .string("A"))
  }

  @Test(
    "nobody else can write while a thread holds the lock of the folder",
    arguments: LabelKind.allCases)
  func lock(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let file = fixture.file()
    let isReleased = Mutex(false)
    let thread = try FolderLock.whileHolding(fixture.metadata.deletingLastPathComponent().path) {
      let thread = Thread { [fixture] in
        _ = try? file.write(LabelRevision([fixture.box("a")]))
        isReleased.withLock { $0 = true }
      }
      thread.start()
      usleep(50_000)
      #expect(!FileManager.default.fileExists(atPath: fixture.metadata.path))
      return thread
    }
    while !thread.isFinished { usleep(1000) }
    #expect(isReleased.withLock { $0 } && fixture.labels() == ["a@10"])
  }

  @Test(
    "a lock that is never released is an error that names the folder", arguments: LabelKind.allCases
  )
  func stuckLock(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let folder = fixture.state.path
    try FolderLock.whileHolding(folder) {
      _ = #expect(throws: FileError.locked(path: folder)) {
        try FolderLock.whileHolding(folder, patience: 0.01) {}
      }
    }
  }

  @Test("links to one file share a lock and stay links", arguments: LabelKind.allCases)
  func links(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let shared = fixture.folder.file("shared")
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.metadata.path,
      withDestinationPath: "../shared/" + fixture.metadata.lastPathComponent)
    try fixture.file().write(LabelRevision([fixture.box("a")]))
    let places = LabelPlaces(
      beside: fixture.metadata, fallback: fixture.state.appending(path: "x"), ending: "x")
    #expect(try places.besideFolder.hasSuffix("/shared"))
    let type =
      try FileManager.default.attributesOfItem(atPath: fixture.metadata.path)[.type]
      as? FileAttributeType
    #expect(type == .typeSymbolicLink && fixture.labels() == ["a@10"])
  }

  @Test(
    "temporary files of killed programs are removed when labeling is prepared, not when labels are read",
    arguments: LabelKind.allCases)
  func leftovers(_ kind: LabelKind) throws {
    let fixture = try LabelFixture(kind)
    let captures = fixture.metadata.deletingLastPathComponent()
    let left = captures.appending(
      path: ".\(fixture.metadata.lastPathComponent).1f.labeltui-temporary")
    let foreign = captures.appending(path: ".\(fixture.metadata.lastPathComponent).swp")
    for url in [left, foreign] { try Data("half".utf8).write(to: url) }
    _ = fixture.file().load()
    #expect(FileManager.default.fileExists(atPath: left.path))
    _ = fixture.file().prepare()
    #expect(!FileManager.default.fileExists(atPath: left.path))
    #expect(FileManager.default.fileExists(atPath: foreign.path))
  }
}
