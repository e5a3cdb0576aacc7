import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Imaging

@Suite("Import of pictures")
struct PictureImportTests {
  let folder: ForeignFolder
  let dataset: Dataset

  init() throws {
    folder = try ForeignFolder()
    dataset = Dataset(folder: folder.folder.file("dataset"))
  }

  func run(
    _ change: (inout PictureImport.Options) -> Void = { _ in },
    progress: (Double, ImportReport) -> Bool = { _, _ in true }
  ) throws -> ImportReport {
    var options = PictureImport.Options()
    change(&options)
    let source = try #require(ForeignDataset(folder.url))
    return try PictureImport.run(source, into: dataset, options: options, progress: progress)
  }

  private func contents() throws -> [SampleContent] {
    try dataset.pictures.samples().map { try dataset.content(of: .picture($0)) }
  }

  private func files() throws -> [String: Data] {
    try FolderSnapshot(dataset.folder).contents.filter { !$0.key.hasPrefix("catalog.db") }
  }

  @Test(
    "every format becomes samples, and a second run adds nothing", arguments: ForeignFormat.allCases
  )
  func twice(format: ForeignFormat) throws {
    try ForeignExamples.write(format, in: folder)
    let first = try run()
    #expect((first.newSamples, first.boxes, first.negatives) == (2, 1, 1))
    #expect(first.problems == [])
    let samples = try contents()
    let boxes = samples.flatMap(\.boxes)
    #expect(boxes.map(\.className) == ["ship"])
    #expect(boxes.map { [$0.x, $0.y, $0.width, $0.height] } == [[10, 20, 30, 40]])
    #expect(samples.allSatisfy { $0.revision == 1 })
    let before = try files()
    let second = try run()
    #expect((second.newSamples, second.extendedSamples, second.unchangedSamples) == (0, 0, 2))
    #expect(second.newBoxes == 0)
    #expect(try files().mapValues(\.count) == before.mapValues(\.count))
    #expect(try contents() == samples)
  }

  @Test(
    "the pictures are copied byte by byte, and the origin names them and the part of the dataset")
  func origin() throws {
    try ForeignExamples.write(.yolo, in: folder)
    _ = try run { $0.labeler = "anna" }
    let sample = try #require(try contents().first { !$0.boxes.isEmpty })
    let file = try dataset.imageFile(of: sample.key)
    #expect(try file.data == Data(contentsOf: folder.file("images/train/a.png")))
    guard case .picture(let origin) = sample.origin else { throw CancellationError() }
    #expect(origin.source == "images/train/a.png")
    #expect(origin.attributes["split"] == .string("train"))
    #expect(origin.attributes["imported_from"] == .string("yolo"))
    #expect(sample.labeler == "anna")
    #expect(sample.boxes[0].verified && sample.boxes[0].source == .userLabel)
    #expect(sample.boxes[0].confidence == nil)
  }

  @Test(
    "predictions are not verified and keep their confidence; curated boxes keep what they state")
  func judgments() throws {
    try ForeignExamples.write(.yolo, in: folder)
    try folder.write("labels/train/a.txt", "0 0.25 0.5 0.3 0.5 0.75\n")
    _ = try run()
    let box = try #require(try contents().flatMap(\.boxes).first)
    #expect(box.source == .model && box.confidence == 0.75 && !box.verified)

    let curated = try ForeignFolder()
    try ForeignExamples.write(.curated, in: curated)
    let other = Dataset(folder: folder.folder.file("other"))
    _ = try PictureImport.run(
      try #require(ForeignDataset(curated.url)), into: other, options: PictureImport.Options())
    let found = try other.pictures.samples().map { try other.content(of: .picture($0)) }
    let kept = try #require(found.flatMap(\.boxes).first)
    #expect(kept.source == .templateMatching && kept.confidence == 0.9 && !kept.verified)
    guard case .picture(let origin) = try #require(found.first { !$0.boxes.isEmpty }).origin else {
      return
    }
    #expect(origin.source == "x.rfcap" && origin.actionID == "7" && origin.actionType == "click")
    #expect(origin.timestamp == "2024-01-02T03:04:05Z" && origin.success == true)
  }

  @Test("verdicts of a curated dataset come along once, and never replace one of this dataset")
  func reviews() throws {
    try ForeignExamples.write(.curated, in: folder)
    let hash = PictureDraft.hash(try Data(contentsOf: folder.file("images/a.png")))
    for name in ["annotations/a.json", "images/a.png"] {
      let renamed = name.replacingOccurrences(of: "a.", with: "\(hash).")
        .replacingOccurrences(of: "\(hash).nnot", with: "annot")
      try FileManager.default.moveItem(at: folder.file(name), to: folder.file(renamed))
    }
    let record = ForeignExamples.curated.replacingOccurrences(
      of: "\"a.png\"", with: "\"\(hash).png\"")
    try folder.write("annotations/\(hash).json", record)
    try folder.write(
      "reviews.jsonl",
      "{\"image_id\":\"\(hash)\",\"status\":\"good\",\"notes\":\"\"}\nno json\n"
        + "{\"image_id\":\"\(hash)\",\"status\":\"bad\",\"notes\":\"shifted\",\"reviewer\":\"bo\"}\n"
        + "{\"image_id\":\"0123456789abcdef\",\"status\":\"good\"}\n")
    let report = try run()
    #expect(report.reviews == 1)
    #expect(report.problemCount == 1)
    #expect(report.problems.first?.contains("line 2") == true)
    let log = ReviewLog(store: dataset.signals)
    let review = try #require(try log.load().latest[hash])
    #expect(review.status == .bad && review.notes == "shifted" && review.reviewer == "bo")
    #expect(try run().reviews == 0)
    #expect(try dataset.samples(matching: SampleFilter(verdicts: [.bad])).count == 1)
  }

  @Test("classes get new names, negatives can be left out, and a dry run writes nothing")
  func options() throws {
    try ForeignExamples.write(.coco, in: folder)
    let dry = try run {
      $0.isDryRun = true
      $0.classes = (try? ClassMap("ship=boat,x=y")) ?? ClassMap()
    }
    #expect((dry.newSamples, dry.newBoxes, dry.classes["boat"]) == (2, 1, 1))
    #expect(dry.splits["train"] == 2)
    #expect(!FileManager.default.fileExists(atPath: dataset.folder.path))
    let report = try run {
      $0.includesNegatives = false
      $0.classes = (try? ClassMap("ship=boat")) ?? ClassMap()
    }
    #expect(report.newSamples == 1)
    #expect(try contents().flatMap(\.boxes).map(\.className) == ["boat"])
    for text in ["", "a", "a=", "=b", "a=b,a=c", "a=b=c", "a=b,"] {
      #expect(throws: ClassMap.BadEntry.self) { try ClassMap(text) }
    }
  }

  @Test("the same picture in two parts is one sample with the boxes of both")
  func duplicates() throws {
    try ForeignExamples.write(.yolo, in: folder)
    try folder.write(
      "images/train/c.png", Data(contentsOf: folder.file("images/train/a.png")))
    try folder.write("labels/train/c.txt", "0 0.5 0.5 0.1 0.1\n0 0.25 0.5 0.3 0.5\n")
    let report = try run()
    #expect(report.duplicates == 1)
    #expect(try contents().map(\.boxes.count).sorted() == [0, 2])
    let samples = try contents()
    _ = try run()
    #expect(try contents() == samples)
  }

  @Test("a cancelled import keeps whole samples, and the next one completes it")
  func cancelled() throws {
    try ForeignExamples.write(.voc, in: folder)
    #expect(throws: PictureImport.Cancelled.self) {
      try run { _ in
      } progress: { share, _ in
        share < 0.5
      }
    }
    #expect(try contents().count == 1)
    #expect(try run().newSamples == 1)
    #expect(try contents().count == 2)
  }

  @Test("boxes that a person removed from a sample do not come back")
  func removed() throws {
    try ForeignExamples.write(.coco, in: folder)
    _ = try run()
    let sample = try #require(try contents().first { !$0.boxes.isEmpty })
    guard case .picture(let id) = sample.key else { return }
    _ = try dataset.pictures.replaceBoxes(of: id, by: [], expectingRevision: 1)
    #expect(try run().newBoxes == 0)
    #expect(try dataset.content(of: sample.key).boxes == [])
  }

  @Test("boxes without a class of label files of this program are left out")
  func unlabeled() throws {
    try folder.picture("a.png")
    try folder.write(
      "labels.coco.json",
      ForeignExamples.coco.replacingOccurrences(of: "\"ship\"", with: "\"unlabeled\"")
        .replacingOccurrences(of: "\"b.png\"", with: "\"a.png\""))
    let report = try run()
    #expect(report.problems.contains { $0.contains("has no class") })
    #expect(report.boxes == 0)
  }
}

extension PictureImportTests {
  @Test("an export in each format is recognized, and gives the same samples in another dataset")
  func exported() throws {
    try ForeignExamples.write(.coco, in: folder)
    _ = try run()
    let names: [ForeignFormat: ExportFormat] = [
      .coco: .coco, .yolo: .yolo, .voc: .voc, .labelme: .labelme, .cvat: .cvat,
      .labelstudio: .labelstudio, .datumaro: .datumaro, .curated: .curated,
    ]
    let output = folder.folder.file("export")
    let request = ExportRequest(names.values.sorted { $0.rawValue < $1.rawValue }, filter: .all)
    _ = try DatasetExport(of: dataset, request).run(to: .folder(output))
    for (format, name) in names {
      let source = try #require(ForeignDataset(output.appending(path: name.rawValue)))
      #expect(source.format == format)
      let other = Dataset(folder: folder.folder.file("from-\(name.rawValue)"))
      let report = try PictureImport.run(source, into: other, options: PictureImport.Options())
      #expect(report.problems == [])
      #expect(report.newSamples == 2)
      #expect(try other.pictures.samples() == dataset.pictures.samples())
      for id in try other.pictures.samples() {
        let key = SampleKey.picture(id)
        #expect(try other.content(of: key).boxes == dataset.content(of: key).boxes)
      }
    }
  }
}
