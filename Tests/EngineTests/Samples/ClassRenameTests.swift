import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Renaming a class in a dataset")
struct ClassRenameTests {
  private let fixture: StoreFixture
  private let dataset: Dataset

  init() throws {
    fixture = try StoreFixture()
    dataset = Dataset(folder: fixture.dataset)
  }

  private func save(_ signal: SignalName, window: Int, column: Int = 10) throws {
    _ = try dataset.signals.save(
      fixture.draft(signal, window: window, column: column), npz: fixture.npz)
  }

  private func rename(_ old: String, to new: String) throws -> ClassRenameReport {
    try #require(try ClassRename(old, to: new).run(in: Dataset(folder: fixture.dataset)))
  }

  private func verdicts(_ key: String) throws -> [String: ReviewStatus] {
    let key = try SampleKey(key)
    let revision = try dataset.content(of: key).revision
    let valid = try dataset.reviews(of: key).filter { $0.counts(forRevision: revision) }
    return Dictionary(uniqueKeysWithValues: valid.map { ($0.reviewer ?? "", $0.status) })
  }

  @Test("samples move with their images, boxes, reviews, digit and color")
  func moves() throws {
    try save(fixture.drone, window: 1)
    try save(fixture.drone, window: 2, column: 20)
    let before = try dataset.signals.record(fixture.reference(fixture.drone, "0002"))
    for (reviewer, status) in [("anna", ReviewStatus.good), ("bert", .bad), ("anna", .flag)] {
      _ = try dataset.review(
        SampleKey("drone/0002"), status, reviewer: reviewer, revision: 1,
        boxes: [ReviewedBox(className: "drone", x: 1, y: 2, width: 3, height: 4)])
    }
    try ClassBookFile(dataset).write(
      ClassBook([ClassBook.Entry(name: "drone", digit: 4, color: 2)]))
    let report = try rename("drone", to: "plane")
    #expect(report.moved == 2 && report.merged == 0 && report.problems.isEmpty)
    #expect(report.newSamples["drone/0002"]?.description == "plane/0002")
    #expect(try dataset.samples().map(\.key.description) == ["plane/0001", "plane/0002"])
    let record = try dataset.signals.record(
      SampleReference(signal: SignalName("plane"), id: fixture.id("0002")))
    #expect(record.boxes == before.boxes && record.iqSHA256 == before.iqSHA256)
    #expect(record.createdAt == before.createdAt && record.labeler == before.labeler)
    let image = fixture.samplesFolder(try SignalName("plane")).appending(path: "0002.npz")
    #expect(try Data(contentsOf: image) == fixture.npz)
    #expect(try verdicts("plane/0002") == ["anna": .flag, "bert": .bad])
    #expect(try dataset.reviews(of: SampleKey("plane/0002"))[0].boxes?[0].className == "plane")
    #expect(
      try ClassBookFile(dataset).read().entries == [
        ClassBook.Entry(name: "plane", digit: 4, color: 2)
      ])
    #expect(try rename("drone", to: "plane") == ClassRenameReport())
  }

  @Test("a window that has the new class gets the boxes of both, and needs a new verdict")
  func merges() throws {
    try save(fixture.drone, window: 1)
    try save(fixture.video, window: 1, column: 40)
    try save(fixture.video, window: 2)
    _ = try dataset.review(SampleKey("drone/0001"), .good, reviewer: "anna", revision: 1)
    let report = try rename("drone", to: fixture.video.text)
    #expect(report.merged == 1 && report.moved == 0)
    let merged = try dataset.content(of: SampleKey("\(fixture.video)/0001"))
    #expect(merged.boxes.map(\.x).sorted() == [10, 40] && merged.revision == 2)
    #expect(try verdicts("\(fixture.video)/0001").isEmpty)
    #expect(try fixture.names(fixture.drone).isEmpty)
    #expect(try dataset.count() == 2)
  }

  @Test("a run that was stopped after the copy is completed by the next one, also without hashes")
  func continues() throws {
    try save(fixture.drone, window: 1)
    var record = try dataset.signals.record(fixture.reference(fixture.drone, "0001"))
    record.iqSHA256 = nil
    let folder = fixture.samplesFolder(fixture.drone)
    try OrderedJSONEncoder(.pretty).encode(record).write(to: folder.appending(path: "0007.json"))
    try fixture.npz.write(to: folder.appending(path: "0007.npz"))
    let plane = try SignalName("plane")
    for id in ["0001", "0007"] {
      let sample = try fixture.reference(fixture.drone, id)
      #expect(try fixture.store().copy(sample, to: plane).change == .saved)
      #expect(try fixture.store().copy(sample, to: plane).change == .unchanged)
    }
    #expect(try rename("drone", to: "plane").merged == 2)
    #expect(try fixture.store().count(of: plane) == 2)
    #expect(try fixture.store().count(of: fixture.drone) == 0)
  }

  @Test(
    "pictures keep their id, other boxes and valid verdicts; programs do not add the old boxes again"
  )
  func pictures() throws {
    let pictures = try PictureFixture()
    let dataset = Dataset(folder: pictures.dataset)
    let boxes = [PictureFixture.box("a"), PictureFixture.box("b", x: 40)]
    let draft = try pictures.draft(1, boxes)
    _ = try dataset.pictures.save(draft)
    let key = SampleKey.picture(draft.id)
    _ = try dataset.review(key, .good, reviewer: "anna", revision: 1)
    let report = try #require(try ClassRename("a", to: "c").run(in: dataset))
    #expect(report.pictures == 1 && report.samples == 1)
    let content = try dataset.content(of: key)
    #expect(content.boxes.map(\.className) == ["c", "b"] && content.revision == 2)
    let review = try #require(try dataset.reviews(of: key).first)
    #expect(review.status == .good && review.counts(forRevision: 2))
    #expect(try dataset.pictures.save(draft, .adding).addedBoxes == 0)
    try dataset.pictures.finish()
    #expect(try DatasetCheck(dataset).findings().isEmpty)
  }

  @Test("cancels between samples, and a second run does the rest")
  func cancels() throws {
    for window in 1...3 { try save(fixture.drone, window: window) }
    #expect(try ClassRename("drone", to: "plane").run(in: dataset) { $0 < 0.5 } == nil)
    #expect(try dataset.count() == 3)
    #expect(try rename("drone", to: "plane").samples == 1)
  }

  @Test("wrong names are refused")
  func refuses() throws {
    #expect(throws: ClassRenameError.sameName("a")) { try ClassRename("a", to: "a") }
    #expect(throws: ClassRenameError.isNegative("negative")) {
      try ClassRename("negative", to: "a")
    }
    #expect(throws: SampleError.badSignalName("a/b")) { try ClassRename("a", to: "a/b") }
  }

  @Test("boxes of a capture get the class and the mark of the new sample")
  func captureBoxes() throws {
    let url = fixture.folder.file("a.cf32")
    try Data(count: 8 * 4096).write(to: url)
    var given = CaptureParameters()
    given.sampleRate = 1e6
    let capture = try CaptureFile.open(url, given: given)
    let labels = CaptureLabels(of: capture, stateFolder: fixture.folder.file("state"), session: nil)
    var boxes = ["drone", "video", "drone"].enumerated().map { index, label in
      Annotation(
        box: Box(samples: 100 * index..<100 * index + 50, frequencies: -1e5...1e5), label: label)
    }
    (boxes[0].savedSample, boxes[2].savedSample) = ("drone/0001", "drone/0009")
    try labels.write(LabelRevision(boxes))
    var report = ClassRenameReport()
    report.newSamples["drone/0001"] = SampleReference(
      signal: try SignalName("plane"), id: try fixture.id("0004"))
    #expect(try labels.renameClass("drone", to: "plane", after: report).count == 2)
    let found = labels.load().annotations
    #expect(found.map(\.label) == ["plane", "video", "plane"])
    #expect(found.map(\.savedSample) == ["plane/0004", nil, nil])
    #expect(try labels.renameClass("drone", to: "plane", after: report).count == 0)
  }
}
