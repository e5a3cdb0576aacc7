import Testing

@testable import Workstation

@Suite("Label sync")
struct LabelSyncTests {
  @Test("labels count as written when the latest revision is, not an earlier one")
  func latest() {
    var sync = LabelSync()
    #expect(sync.state == .written)
    let first = sync.beginWriting([])
    let second = sync.beginWriting([])
    #expect(second.number == first.number + 1)
    sync.noteWritten(revision: first.number)
    #expect(sync.state == .writing)
    sync.noteWritten(revision: nil)
    #expect(sync.state == .writing)
    sync.noteWritten(revision: second.number)
    #expect(sync.state == .written)
  }

  @Test("a failure stays until a later revision is written")
  func failure() {
    var sync = LabelSync()
    let failed = sync.beginWriting([])
    sync.noteFailure("no space left")
    #expect(sync.hasFailed && sync.state == .failed("no space left"))
    let later = sync.beginWriting([])
    #expect(!sync.hasFailed && later.number > failed.number)
    sync.noteWritten(revision: later.number)
    #expect(sync.state == .written)
  }

  @Test("a revision contains the number of reports of other programs' changes")
  func changes() {
    var sync = LabelSync()
    #expect(sync.beginWriting([]).changesSeen == 0)
    sync.noteChangesSeen()
    sync.noteChangesSeen()
    #expect(sync.beginWriting([]).changesSeen == 2)
  }
}
