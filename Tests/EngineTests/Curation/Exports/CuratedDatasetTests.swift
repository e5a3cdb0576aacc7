import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Libraries
@testable import Radio

@Suite("Curated dataset")
struct CuratedDatasetTests {
  private static let pycocotools = Python.having("pycocotools")

  let fixture: StoreFixture
  let store: SampleStore
  let output: URL

  /// Two windows: the first with both classes, the second with one. All are good except drone/0002.
  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
    output = fixture.folder.file("new/export")
    let log = ReviewLog(store: store)
    for (signal, window) in [(fixture.drone, 1), (fixture.drone, 2), (fixture.video, 1)] {
      let outcome = try store.save(
        fixture.draft(signal, window: window), npz: NPZ.encode(Self.image(window)))
      let status = window == 1 ? ReviewStatus.good : .bad
      _ = try log.add(
        status, of: outcome.sample, notes: "\(signal)", reviewer: "anna", revision: 1)
    }
  }

  static func image(_ seed: Int) -> SpectrogramImage {
    SpectrogramImage(
      pixels: (0..<(1024 * 1024)).map { UInt8(truncatingIfNeeded: ($0 * seed) >> 6) })
  }

  private func export(_ filter: SampleFilter, to folder: URL? = nil) throws
    -> CuratedDataset.Summary
  {
    try CuratedDataset(of: store, filter: filter).export(to: folder ?? output)
  }

  private func value(_ path: String) throws -> JSONValue {
    try JSONParser.decode(
      JSONValue.self, from: Data(contentsOf: output.appending(path: path)))
  }

  private func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: name)
      if !url.hasDirectoryPath, let data = try? Data(contentsOf: url) { files[name] = data }
    }
    return files
  }

  @Test("the layout is complete, and names and counts agree")
  func layout() throws {
    let summary = try export(.all)
    #expect(summary.imageCount == 2)
    #expect(summary.annotationCount == 3)
    #expect(summary.sampleCount == 3)
    #expect(summary.leftOut == [])
    let files = try files(output)
    let hashes = files.keys.filter { $0.hasPrefix("images/") }
      .map { $0.dropFirst(7).dropLast(4) }
    #expect(hashes.count == 2)
    #expect(
      Set(files.keys)
        == Set(
          hashes.flatMap { ["images/\($0).png", "annotations/\($0).json"] }
            + ["manifest.jsonl", "metadata.json", "reviews.jsonl", "dataset.json", "export.json"]))
    for hash in hashes {
      let png = try #require(files["images/\(hash).png"])
      #expect(SHA256.hexadecimal(of: png).hasPrefix(hash))
    }
    let lines = String(decoding: try #require(files["manifest.jsonl"]), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""active_states":["analog.video-2","drone"],"source":"a.rfcap""#))
  }

  @Test("an exported image equals the saved one, bit by bit")
  func images() throws {
    _ = try export(.bad)
    let name = try #require(try files(output).keys.first { $0.hasPrefix("images/") })
    let png = try PNGCodec.decode([UInt8](Data(contentsOf: output.appending(path: name))))
    #expect(png.pixels == Self.image(2).pixels)
  }

  @Test("the classes of a window become one image with all boxes, and COCO ids count from 1")
  func merged() throws {
    let summary = try export(.good)
    #expect(summary.imageCount == 1)
    #expect(summary.annotationCount == 2)
    let coco = try JSONDecoder().decode(
      COCODataset.self, from: Data(contentsOf: output.appending(path: "dataset.json")))
    #expect(coco.categories.map(\.name) == ["analog.video-2", "drone"])
    #expect(coco.categories.map(\.id) == [1, 2])
    #expect(coco.images.map(\.id) == [1])
    #expect(coco.annotations.map(\.id) == [1, 2])
    #expect(coco.annotations.map(\.bbox) == [[10, 20, 290, 380], [10, 20, 290, 380]])
    #expect(coco.annotations.map(\.area.value) == [290 * 380, 290 * 380])
    guard case .object(let metadata) = try value("metadata.json") else {
      Issue.record("metadata.json is no object")
      return
    }
    #expect(metadata["total_images"] == .integer(1))
    #expect(
      metadata["category_map"] == .object(["analog.video-2": .integer(1), "drone": .integer(2)]))
    let reviews = try String(contentsOf: output.appending(path: "reviews.jsonl"), encoding: .utf8)
    #expect(reviews.contains(#""status":"good","notes":"analog.video-2; drone","reviewer":"anna""#))
  }

  @Test("the same samples give the same bytes")
  func deterministic() throws {
    _ = try export(.all)
    let other = fixture.folder.file("other")
    _ = try CuratedDataset(of: fixture.store(), filter: .all).export(to: other)
    #expect(try files(output) == files(other))
  }

  @Test("samples without boxes are listed; boxes at and past the edges keep a pixel")
  func edges() throws {
    var draft = fixture.draft(try SignalName("empty"), window: 3)
    draft.boxes = []
    _ = try store.save(draft, npz: NPZ.encode(Self.image(3)))
    draft.signal = try SignalName("edges")
    draft.iqSHA256 = "hash4"
    draft.boxes = [
      SampleBox(pixels: PixelBox(xMin: 1024, yMin: 5, xMax: 1024, yMax: 5)),
      SampleBox(pixels: PixelBox(xMin: -5, yMin: .min, xMax: .max, yMax: 2000)),
      SampleBox(pixels: PixelBox(xMin: 30, yMin: 40, xMax: 10, yMax: 20)),
    ]
    _ = try store.save(draft, npz: NPZ.encode(Self.image(4)))
    _ = try export(.all)
    let coco = try JSONDecoder().decode(
      COCODataset.self, from: Data(contentsOf: output.appending(path: "dataset.json")))
    #expect(coco.images.count == 4)
    let category = try #require(coco.categories.first { $0.name == "edges" }).id
    #expect(
      coco.annotations.filter { $0.categoryID == category }.map(\.bbox)
        == [[1023, 5, 1, 1], [0, 0, 1024, 1024], [10, 20, 20, 20]])
  }

  @Test("a failed export leaves nothing behind")
  func refused() throws {
    let parent = output.deletingLastPathComponent()
    #expect(throws: ExportError.cancelled) {
      try CuratedDataset(of: store, filter: .all).export(to: output) { $0 < 0.5 }
    }
    #expect(throws: ExportError.nothingToExport(dataset: fixture.dataset.path, filter: .skip)) {
      try export(.skip)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    _ = try export(.good)
    #expect(throws: ExportError.folderNotEmpty(path: output.path)) { try export(.good) }
    let file = fixture.folder.file("file")
    try Data().write(to: file)
    #expect(throws: ExportError.folderNotEmpty(path: file.path)) { try export(.good, to: file) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["export"])
  }

  @Test("a damaged sample is skipped and reported")
  func damaged() throws {
    let path = fixture.samplesFolder(fixture.drone).appending(path: "0002.npz")
    try Data("PK".utf8).write(to: path)
    let summary = try export(.all)
    #expect(summary.imageCount == 1)
    #expect(summary.leftOut.count == 1)
    #expect(summary.leftOut.first?.contains("0002.npz: is not a .npz file") == true)
  }

  @Test(
    "unreadable records, images and reviews are reported, and an export of only these fails"
  )
  func leftOut() throws {
    let samples = fixture.samplesFolder(fixture.drone)
    try Data("{".utf8).write(to: samples.appending(path: "0001.json"))
    try FileManager.default.removeItem(at: samples.appending(path: "0002.json"))
    let reviews = fixture.dataset.appending(path: "reviews.jsonl")
    try (Data("broken\n".utf8) + Data(contentsOf: reviews)).write(to: reviews)
    let summary = try export(.all)
    #expect(summary.imageCount == 1)
    for name in ["0001.json", "0002.npz", "reviews.jsonl: line 1"] {
      #expect(summary.leftOut.contains { $0.contains(name) }, "\(name)")
    }
    try Data("PK".utf8).write(
      to: fixture.samplesFolder(fixture.video).appending(path: "0001.npz"))
    let error = #expect(throws: ExportError.self) {
      try export(.all, to: fixture.folder.file("second"))
    }
    #expect(error.map { "\($0)".contains("4 files or lines are damaged") } == true)
  }

  @Test(
    "leftovers of a killed export are removed by the next one, but not those of a running export")
  func abandoned() throws {
    let parent = output.deletingLastPathComponent()
    let left = parent.appending(path: ".export.1f.labeltui-export")
    let held = parent.appending(path: ".other.2f.labeltui-export")
    for url in [left, held] {
      try FileManager.default.createDirectory(
        at: url.appending(path: "images"), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: url.appending(path: "images/a.png"))
    }
    let holder = try Folder(held.path)
    #expect(holder.lockIfFree() == .taken)
    _ = try export(.all)
    let names = try FileManager.default.contentsOfDirectory(atPath: parent.path)
    #expect(Set(names) == ["export", held.lastPathComponent])
  }

  @Test(
    "pycocotools loads it", .enabled(if: pycocotools != nil, "no python3 with pycocotools"))
  func loadsInPycocotools() throws {
    _ = try export(.all)
    let outcome = try #require(Self.pycocotools).run(
      """
      import os, sys
      from pycocotools.coco import COCO
      coco = COCO(sys.argv[1] + "/dataset.json")
      for image in coco.loadImgs(sorted(coco.getImgIds())):
        assert os.path.exists(sys.argv[1] + "/images/" + image["file_name"])
        found = coco.loadAnns(coco.getAnnIds(imgIds=[image["id"]]))
        print(image["id"], sorted(coco.cats[box["category_id"]]["name"] for box in found))
      """, arguments: [output.path])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(
      outcome.output.hasSuffix("1 ['analog.video-2', 'drone']\n2 ['drone']\n"),
      "\(outcome.output)")
  }
}
