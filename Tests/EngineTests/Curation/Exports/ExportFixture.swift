import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Imaging
@testable import Libraries
@testable import Radio

/// A dataset with samples of captures and pictures, some with classes of odd names.
struct ExportFixture {
  /// Class names that formats must quote.
  static let oddNames = [
    "a/b", "say \"hi\"", "<&>'", "🛩️ drone", "comma, and; colon: tab\there", "#first", "[list]",
  ]
  /// A name with characters that XML cannot hold, and two that some readers change.
  static let controlName = "bell\u{7} line\nbreak"

  let signals: StoreFixture
  let dataset: Dataset

  var folder: TemporaryFolder { signals.folder }

  /// Two windows of captures, the first with two classes; a PNG with odd classes and a box across the
  /// edge, a JPEG with an unverified box, and a PNG without boxes.
  init(names: [String] = oddNames) throws {
    signals = try StoreFixture()
    dataset = Dataset(folder: signals.dataset)
    for (signal, window) in [(signals.drone, 1), (signals.drone, 2), (signals.video, 1)] {
      _ = try signals.store().save(
        signals.draft(signal, window: window), npz: NPZ.encode(CuratedDatasetTests.image(window)))
    }
    let boxes = names.enumerated().map { index, name in
      ContentBox(
        className: name, x: Double(index) + 0.25, y: 1.5, width: 10.125, height: 7.75)
    }
    let edge = ContentBox(className: "edge", x: 35.5, y: -4, width: 100, height: 9)
    _ = try save(png: (40, 30), seed: 1, boxes + [edge])
    _ = try save(
      Data(WrittenJPEG(width: 24, height: 16, components: 1).bytes), "b.jpg",
      [
        ContentBox(
          className: "button", x: 2, y: 3, width: 4, height: 5, confidence: 0.75,
          source: .templateMatching)
      ])
    _ = try save(png: (20, 10), seed: 2, [])
  }

  /// Saves a gray PNG of noise.
  func save(png size: (width: Int, height: Int), seed: Int, _ boxes: [ContentBox]) throws
    -> SampleID
  {
    let pixels = (0..<(size.width * size.height)).map {
      UInt8(truncatingIfNeeded: ($0 &* 31 &+ seed &* 97) >> 1)
    }
    let png = try PNGCodec.encode(
      GrayImage(width: size.width, height: size.height, pixels: pixels))
    return try save(Data(png), "picture\(seed).png", boxes)
  }

  func save(_ data: Data, _ name: String, _ boxes: [ContentBox]) throws -> SampleID {
    let draft = try PictureDraft(
      data: data, path: name, boxes: boxes, origin: PictureOrigin(source: name), labeler: "anna")
    return try dataset.pictures.save(draft).id
  }

  func review(_ key: String, _ status: ReviewStatus) throws {
    let line = "{\"image_id\":\"\(key)\",\"status\":\"\(status.rawValue)\",\"notes\":\"\"}\n"
    let url = signals.dataset.appending(path: "reviews.jsonl")
    let known = (try? Data(contentsOf: url)) ?? Data()
    try (known + Data(line.utf8)).write(to: url)
  }

  /// Exports to a new folder called `name`.
  @discardableResult
  func export(
    _ formats: [ExportFormat], to name: String, filter: SampleFilter = .all,
    change: (inout ExportRequest) -> Void = { _ in }
  ) throws -> (url: URL, report: ExportReport) {
    var request = ExportRequest(formats, filter: filter)
    change(&request)
    let url = folder.file(name)
    return (url, try DatasetExport(of: dataset, request).run(to: .folder(url)))
  }
}

/// The pictures that a reader of another format finds.
final class FoundPictures: ForeignSink {
  private(set) var pictures: [ForeignPicture] = []
  private(set) var problems: [ForeignProblem] = []

  init(_ folder: URL, _ format: ForeignFormat) throws {
    try #require(ForeignDataset(folder, format: format)).read(into: self)
  }

  func take(_ picture: ForeignPicture) { pictures.append(picture) }
  func take(_ problem: ForeignProblem) { problems.append(problem) }
  func take(note: String) {}
  func reached(_ share: Double) {}

  /// The boxes by the names of the pictures without ending.
  var boxes: [String: [ForeignBox]] {
    Dictionary(
      pictures.map { picture in
        let name = FileSystem.name(of: picture.name)
        return (String(name.prefix { $0 != "." }), picture.boxes)
      }, uniquingKeysWith: { $0 + $1 })
  }
}
