import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("The label writer")
struct LabelWriterTests {
  private let recording: TestRecording
  private let captures = OpenCaptures()
  private let mailbox: Mailbox
  private let writer: LabelWriter

  init() throws {
    recording = try TestRecording()
    captures.add(try recording.open(id: 1))
    mailbox = try Mailbox()
    writer = LabelWriter(captures: captures, mailbox: mailbox)
  }

  private func boxes(_ count: Int) -> [Annotation] {
    (0..<count).map {
      Annotation(
        box: Box(samples: (100 * $0)..<(100 * $0 + 50), frequencies: -1e5...1e5), label: "a")
    }
  }

  /// The number of labels that another program reads from disk.
  private func onDisk() throws -> Int {
    let capture = try CaptureFile.open(recording.url)
    return CaptureLabels(of: capture, stateFolder: recording.folder.file("state")).load()
      .annotations.count
  }

  private func revisions(_ actions: [Action]) -> [Int?] {
    actions.compactMap { action -> Int?? in
      if case .labels(.written(1, let revision, _)) = action { .some(revision) } else { nil }
    }
  }

  @Test("of many revisions the last one is on disk, and its report is the last one")
  func latest() throws {
    let all = boxes(60)
    for number in 1...60 {
      writer.write(LabelRevision(Array(all.prefix(number)), number: number), documentID: 1)
    }
    let reported = revisions(mailbox.actions { self.revisions([$0]) == [60] }).compactMap { $0 }
    #expect(reported == reported.sorted() && reported.last == 60)
    #expect(try onDisk() == 60)
  }

  @Test("closing writes the waiting revision, then closes the document")
  func closing() throws {
    writer.write(LabelRevision(boxes(3), number: 1), documentID: 1)
    writer.close(documentID: 1)
    writer.finish()
    #expect(try onDisk() == 3 && captures[1] == nil)
    writer.write(LabelRevision([], number: 2), documentID: 1)
    writer.finish()
    #expect(try onDisk() == 3, "a closed document is not written any more")
  }

  @Test("the accuracy of the labels of a gold capture is noted for the labeler")
  func gold() throws {
    let dataset = recording.folder.file("data")
    let known = try #require(GoldBox(boxes(1)[0]))
    let capture = try #require(captures[1]?.capture)
    try GoldFolder(dataset: dataset).add(
      GoldTask(
        id: "1", path: recording.url.standardizedFileURL.path, sampleCount: capture.sampleCount,
        createdAt: "2026-01-01T00:00:00.000Z", boxes: [known]))
    let writer = LabelWriter(
      captures: captures, gold: GoldRecorder(dataset: dataset, labeler: "anna"), mailbox: mailbox)
    writer.write(LabelRevision(boxes(2), number: 1), documentID: 1)
    writer.finish()
    let entries = try GoldFolder(dataset: dataset).entries()
    #expect(entries.map(\.labeler) == ["anna"])
    #expect(entries[0].score.recall == 1 && entries[0].score.precision == 0.5)
  }

  @Test("labels that cannot be written anywhere are reported with the path")
  func failure() throws {
    let folder = recording.folder
    // A file takes the place of the label file's folder and of the state folder.
    try FileManager.default.createDirectory(
      at: folder.file("X.sigmf-meta"), withIntermediateDirectories: true)
    try Data().write(to: folder.file("state"))
    writer.write(LabelRevision(boxes(1), number: 1), documentID: 1)
    writer.finish()
    let reasons = mailbox.drain().compactMap { action -> String? in
      if case .labels(.failed(1, let reason)) = action { reason } else { nil }
    }
    #expect(reasons.first?.contains(folder.url.path) == true, "\(reasons)")
  }
}
