import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Radio

@Suite("Picture samples of other programs")
struct ForeignPictureTests {
  let fixture: PictureFixture
  let store: PictureStore
  private let id = "00112233aabbccdd"

  init() throws {
    fixture = try PictureFixture()
    store = fixture.store()
  }

  private func writePicture(_ record: String) throws -> SampleID {
    try fixture.write("images/\(id).png", "")
    try PictureFixture.png(1).write(to: fixture.file("images/\(id).png"))
    try fixture.write("annotations/\(id).json", record)
    return try SampleID(id)
  }

  @Test("fields may be missing, numbers may be 1.0, unknown fields are kept")
  func tolerant() throws {
    try fixture.write(
      "metadata.json",
      #"{"version": "2", "category_map": {"x": 7, "logo": 3}, "machine": 1.0, "total_images": 99}"#)
    try fixture.write(
      "manifest.jsonl",
      #"{"id":"\#(id)","image":"i","annotations":"a","source":"session-4","action_id":"a-1"}"#)
    let picture = try writePicture(
      #"{"annotations": [{"bbox": [1.0, 2, 3.5, 4], "category_id": 3, "score": 1.0}], "#
        + #""context": {"timestamp": 1763200000.0, "host": "h"}, "extra": [1.0]}"#)
    let content = try store.content(of: picture)
    #expect(content.boxes == [ContentBox(className: "logo", x: 1, y: 2, width: 3.5, height: 4)])
    #expect(content.width == 64 && content.height == 48)
    #expect(content.origin.source == "session-4")
    #expect(content.createdAt == "2025-11-15T09:46:40.000Z")
    #expect(content.revision == 1)
    let known = try #require(content.boxes.first)
    let outcome = try store.replaceBoxes(
      of: picture, by: [known, PictureFixture.box("new")], expectingRevision: 1)
    #expect(outcome.revision == 2)
    let text = try fixture.text("annotations/\(id).json")
    for part in [#""score": 1.0"#, #""host": "h""#, #""category_id": 8"#, "1763200000.0"] {
      #expect(text.contains(part), "\(part)")
    }
    let metadata = try fixture.text("metadata.json")
    #expect(metadata.contains(#""machine": 1.0"#))
    #expect(metadata.contains(#""total_images": 1,"#))
    #expect(metadata.contains(#""x": 7"#))
    #expect(try fixture.text("manifest.jsonl").hasPrefix(#"{"id":"\#(id)","image":"i""#))
    #expect(try store.content(of: picture).origin.source == "session-4")
  }

  @Test(
    "a record that cannot be read is reported with its field, and the others stay readable",
    arguments: [
      (#"{"annotations": [{"bbox": [1, 2, 3], "category_name": "a"}]}"#, "annotations.[0].bbox"),
      (#"{"annotations": [{"bbox": [1, 2, 3, 1e300], "category_name": "a"}]}"#, "1e300"),
      (#"{"annotations": [{"bbox": "x", "category_name": "a"}]}"#, "bbox"),
      (#"{"annotations": [{"category_name": "a"}]}"#, "bbox is missing"),
      (#"{"annotations": [{"bbox": [1, 2, 3, 4]}]}"#, "category_name is missing"),
      (#"{"annotations": {}}"#, "annotations"), ("{", "JSON"), ("", "JSON"),
      (#"{"image_width": 9e99}"#, "image_width"), (#"{"context": 3}"#, "context"),
    ])
  func damaged(record: String, part: String) throws {
    let good = try store.save(fixture.draft(2)).id
    let picture = try writePicture(record)
    let warnings = try store.warnings()
    #expect(warnings.count == 1)
    if part != "JSON" { #expect("\(warnings)".contains(part)) }
    #expect(throws: (any Error).self) { try store.content(of: picture) }
    #expect(try store.content(of: good).boxes.count == 1)
    #expect(try store.save(fixture.draft(3)).total == 2)
    #expect(try fixture.text("annotations/\(id).json") == record)
  }

  @Test("boxes outside of the picture are read clipped, and cover at least a pixel")
  func clipped() throws {
    let picture = try writePicture(
      #"{"annotations": [{"bbox": [60, 40, 100, 100], "category_name": "a"}, "#
        + #"{"bbox": [-90, -90, 1, 0], "category_name": "b"}, "#
        + #"{"bbox": [20, 20, -5, -5], "category_name": "c"}]}"#)
    let boxes = try store.content(of: picture).boxes
    #expect(
      boxes.map { [$0.x, $0.y, $0.width, $0.height] } == [
        [60, 40, 4, 8], [0, 0, 1, 1], [15, 15, 5, 5],
      ])
  }

  @Test("metadata that cannot be read are set aside")
  func unreadableMetadata() throws {
    _ = try store.save(fixture.draft(1))
    try fixture.write("metadata.json", "{ no")
    #expect(try store.save(fixture.draft(2)).total == 2)
    #expect(try fixture.text("metadata.json.unreadable") == "{ no")
    #expect(try fixture.metadata().totalImages == 2)
  }

  @Test("what another program adds or removes is counted at the next save")
  func foreignChanges() throws {
    _ = try store.save(fixture.draft(1))
    _ = try writePicture(#"{"annotations": [{"bbox": [1, 2, 3, 4], "category_name": "a"}]}"#)
    #expect(try store.save(fixture.draft(2)).total == 3)
    #expect(try fixture.text("manifest.jsonl").split(separator: "\n").count == 3)
    try FileManager.default.removeItem(at: fixture.file("annotations/\(id).json"))
    #expect(try store.save(fixture.draft(3)).total == 3)
    #expect(try fixture.text("manifest.jsonl").split(separator: "\n").count == 3)
    #expect(try store.warnings().count == 1)
  }

  @Test("nothing is written through a symbolic link", arguments: ["images", "annotations"])
  func links(name: String) throws {
    let outside = fixture.folder.file("outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: fixture.dataset, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: fixture.file(name), withDestinationURL: outside)
    #expect(throws: (any Error).self) { try store.save(fixture.draft(1)) }
    #expect(try FileSystem.names(in: outside.path) == [])
  }

  @Test("an export of LabelTUI opens as a dataset of pictures, with its reviews")
  func exported() throws {
    let captures = try StoreFixture()
    let samples = captures.store()
    let npz = NPZ.encode(SpectrogramImage(pixels: [UInt8](repeating: 9, count: 1 << 20)))
    let saved = try samples.save(captures.draft(captures.drone, window: 0), npz: npz)
    _ = try ReviewLog(store: samples).add(
      .good, of: saved.sample, reviewer: "anna", revision: 1)
    _ = try CuratedDataset(of: samples, filter: .good).export(to: fixture.dataset)
    let dataset = Dataset(folder: fixture.dataset)
    let rows = try dataset.samples()
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(row.key.kind == .picture)
    #expect(row.classes == ["drone"])
    #expect(row.verdict == .good)
    #expect(row.source == "a.rfcap")
    #expect(try dataset.imageFile(of: row.key).width == 1024)
    #expect(try dataset.pictures.warnings() == [])
  }
}
