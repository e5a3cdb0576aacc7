import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Imaging

/// Exports are read by the readers of other programs' datasets.
@Suite("Exports are read back")
struct ExportRoundTripTests {
  private static let formats: [(ExportFormat, ForeignFormat)] = [
    (.curated, .curated), (.coco, .coco), (.yolo, .yolo), (.voc, .voc), (.labelme, .labelme),
    (.cvat, .cvat), (.labelstudio, .labelstudio), (.datumaro, .datumaro),
  ]

  /// The boxes of an export by image, as its lines of JSON have them.
  private static func expected(_ url: URL) throws -> [String: [JSONLinesItem.Box]] {
    let text = try String(contentsOf: url.appending(path: "annotations.jsonl"), encoding: .utf8)
    let items = try text.split(separator: "\n").map {
      try JSONDecoder().decode(JSONLinesItemBoxes.self, from: Data($0.utf8))
    }
    return Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.boxes) })
  }

  private struct JSONLinesItemBoxes: Decodable {
    var id: String
    var boxes: [JSONLinesItem.Box]
  }

  @Test("every format has all images, classes and boxes, within a pixel", arguments: [false, true])
  func all(hasSplits: Bool) throws {
    let fixture = try ExportFixture()
    let names = Self.formats.map(\.0) + [.jsonl]
    let (url, report) = try fixture.export(names, to: "out") {
      if hasSplits { $0.splits = TurnSplits() }
    }
    #expect(report.counts == ExportCounts(images: 5, negatives: 1, boxes: 12, samples: 6))
    // One of the names has a colon, one begins with #.
    #expect(report.leftOut == [] && report.notes.count == 1)
    #expect(
      report.notes.allSatisfy { $0.contains("2 class names cannot be listed in labelmap.txt") })
    let expected = try Self.expected(url.appending(path: "jsonl"))
    for (format, foreign) in Self.formats {
      let found = try FoundPictures(url.appending(path: format.rawValue), foreign)
      #expect(found.problems.isEmpty, "\(format): \(found.problems.map { "\($0)" })")
      #expect(found.pictures.count == 5, "\(format)")
      #expect(Set(found.boxes.keys) == Set(expected.keys), "\(format)")
      for (image, boxes) in expected {
        let sorted = (found.boxes[image] ?? []).sorted {
          ($0.className, $0.left) < ($1.className, $1.left)
        }
        let wanted = boxes.sorted {
          ($0.className, $0.bbox[0].value) < ($1.className, $1.bbox[0].value)
        }
        #expect(sorted.map(\.className) == wanted.map(\.className), "\(format) \(image)")
        for (box, want) in zip(sorted, wanted) {
          let edges = [box.left, box.top, box.left + box.width, box.top + box.height]
          let other = want.bbox.map(\.value)
          let wantEdges = [other[0], other[1], other[0] + other[2], other[1] + other[3]]
          let isNear = zip(edges, wantEdges).allSatisfy { abs($0 - $1) <= 1 }
          #expect(isNear, "\(format): \(edges) instead of \(wantEdges)")
        }
      }
    }
  }

  @Test("characters that XML and tables cannot hold are replaced, others stay")
  func controlCharacters() throws {
    let fixture = try ExportFixture(names: [ExportFixture.controlName])
    let (url, _) = try fixture.export(Self.formats.map(\.0) + [.csv], to: "out")
    for (format, foreign) in Self.formats {
      let found = try FoundPictures(url.appending(path: format.rawValue), foreign)
      let names = Set(found.pictures.flatMap(\.boxes).map(\.className))
      let isXML = format == .voc || format == .cvat
      let name = isXML ? "bell\u{FFFD} line\nbreak" : ExportFixture.controlName
      #expect(names.contains(name), "\(format): \(names)")
      #expect(found.problems.isEmpty, "\(format): \(found.problems.map { "\($0)" })")
    }
    let csv = try String(
      contentsOf: url.appending(path: "csv/annotations.csv"), encoding: .utf8)
    #expect(csv.contains("\"bell\u{FFFD} line\nbreak\""))
  }

  @Test("a JPEG keeps its bytes and its ending, and formats share one file of an image")
  func images() throws {
    let fixture = try ExportFixture()
    let (url, _) = try fixture.export([.coco, .voc], to: "out")
    let jpeg = Data(WrittenJPEG(width: 24, height: 16, components: 1).bytes)
    let stem = PictureDraft.hash(jpeg)
    let first = url.appending(path: "coco/images/\(stem).jpg")
    #expect(try Data(contentsOf: first) == jpeg)
    let second = url.appending(path: "voc/JPEGImages/\(stem).jpg")
    #expect(FileIdentity(first)?.inode == FileIdentity(second)?.inode)
  }

  @Test("boxes across an edge are clipped, and samples without boxes can be left out")
  func clipping() throws {
    let fixture = try ExportFixture()
    let (url, _) = try fixture.export([.jsonl], to: "all")
    let boxes = try Self.expected(url).values.flatMap { $0 }
    #expect(boxes.first { $0.className == "edge" }?.bbox.map(\.value) == [35.5, 0, 4.5, 5])
    let report = try fixture.export([.yolo], to: "out") { $0.includesNegatives = false }.report
    #expect(report.counts == ExportCounts(images: 4, negatives: 0, boxes: 12, samples: 5))
  }

  @Test("a window without boxes is read back as an image without boxes, and is no class")
  func negativeWindows() throws {
    let fixture = try ExportFixture(names: [])
    var draft = fixture.signals.draft(.negative, window: 7)
    draft.boxes = []
    let image = NPZ.encode(CuratedDatasetTests.image(7))
    _ = try fixture.signals.store().save(draft, npz: image)
    let (url, report) = try fixture.export([.coco, .yolo], to: "out")
    // The window, and the picture without boxes.
    #expect(report.counts.negatives == 2 && report.counts.images == 6)
    for (format, foreign) in [(ExportFormat.coco, ForeignFormat.coco), (.yolo, .yolo)] {
      let found = try FoundPictures(url.appending(path: format.rawValue), foreign)
      #expect(found.problems.isEmpty && found.pictures.count == 6, "\(format)")
      #expect(found.boxes.values.count(where: \.isEmpty) == 2, "\(format)")
    }
    for file in ["yolo/data.yaml", "coco/annotations/instances_default.json"] {
      let text = try String(contentsOf: url.appending(path: file), encoding: .utf8)
      #expect(text.contains("drone") && !text.contains("\"negative\""), "\(file)")
    }
  }

  @Test("YOLO rows have six digits and are never above 1")
  func yoloRows() throws {
    let fixture = try ExportFixture(names: [])
    let id = try fixture.save(
      png: (3, 7), seed: 9,
      [ContentBox(className: "all", x: 0, y: 0, width: 3, height: 7)])
    let (url, _) = try fixture.export([.yolo], to: "out")
    let rows = try String(contentsOf: url.appending(path: "labels/\(id).txt"), encoding: .utf8)
    #expect(rows == "0 0.500000 0.500000 1.000000 1.000000\n")
  }

  @Test("a filter selects samples; nothing to export is an error")
  func filters() throws {
    let fixture = try ExportFixture()
    try fixture.review("drone/0001", .good)
    #expect(
      try fixture.export([.coco], to: "good", filter: .good).report.counts
        == ExportCounts(images: 1, negatives: 0, boxes: 1, samples: 1))
    var pictures = SampleFilter()
    pictures.kinds = [.picture]
    #expect(try fixture.export([.coco], to: "kinds", filter: pictures).report.counts.samples == 3)
    let error = #expect(throws: ExportError.self) {
      try fixture.export([.coco], to: "none", filter: .bad)
    }
    #expect(error.map { "\($0)".contains("no sample reviewed as bad") } == true)
    #expect(!FileSystem.exists(fixture.folder.file("none").path))
  }

  @Test("splits that miss a sample, or divide an image, are refused")
  func badSplits() throws {
    let fixture = try ExportFixture()
    for (splits, text) in [
      (FixedSplits { _ in nil }, "is not in the split"),
      (FixedSplits { _ in "holdout" }, "but must be train, val, test"),
      (FixedSplits { $0.description == "drone/0001" ? "val" : "train" }, "have the same image"),
    ] {
      let error = #expect(throws: ExportError.self) {
        try fixture.export([.coco], to: "out") { $0.splits = splits }
      }
      #expect(error.map { "\($0)".contains(text) } == true, "\(String(describing: error))")
    }
  }
}

/// Assigns samples by a function.
struct FixedSplits: SplitLookup {
  let name = "v1"
  let function: @Sendable (SampleKey) -> String?

  init(_ function: @escaping @Sendable (SampleKey) -> String?) { self.function = function }

  func split(of key: SampleKey) -> String? { function(key) }

  func leavesOut(_ key: SampleKey) -> Bool { false }
}

/// Assigns windows and pictures in turn, all classes of a window to the same part.
struct TurnSplits: SplitLookup {
  let name = "v1"

  func split(of key: SampleKey) -> String? {
    switch key {
    case .signal(let sample): SplitNames.all[(sample.id.number ?? 0) % 3]
    case .picture(let id): SplitNames.all[Int(id.text.utf8.first ?? 0) % 3]
    }
  }

  func leavesOut(_ key: SampleKey) -> Bool { false }
}
