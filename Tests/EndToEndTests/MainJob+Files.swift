import Foundation
import TestSupport
import Testing

/// Checks the files that the program wrote.
extension MainJob {
  /// Checks that the boxes are in the SigMF metadata beside the capture, in samples and RF Hz.
  func checkLabels() throws {
    let url = workplace.captures.appending(path: Self.captureName)
      .deletingPathExtension().appendingPathExtension("sigmf-meta")
    let annotations = try SavedFiles.read(url, as: SavedFiles.Labels.self).annotations
    #expect(annotations.map(\.start) == annotations.map(\.start).sorted())
    let expected = boxes.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    try #require(annotations.count == expected.count)
    for (annotation, box) in zip(annotations, expected) {
      #expect(annotation.label == box.title)
      #expect(annotation.start == box.columns.lowerBound * Self.samplesPerColumn)
      #expect(annotation.count == box.columns.count * Self.samplesPerColumn)
      #expect(abs(annotation.upper - Self.frequency(aboveRow: box.rows.lowerBound)) < 1e-3)
      #expect(abs(annotation.lower - Self.frequency(aboveRow: box.rows.upperBound + 1)) < 1e-3)
    }
  }

  /// Checks that the boxes are in the records, in pixels of the image.
  func checkSamples() throws {
    for label in ["burst", "video"] {
      let record = try SavedFiles.read(
        sample(label, "json"), as: SavedFiles.Record.self)
      let expected = boxes(of: label).map(Self.pixels)
      #expect(record.boxes == expected)
      #expect(record.sampleId == "0001" && record.sourceCapture == Self.captureName)
      #expect(record.timeOffsetSec == 0 && record.durationSec == 0.05)
      #expect(record.centerFreqMhz == 5925 && record.sampleRateMhz == 10)
      #expect(record.createdBy == "user_label")
    }
  }

  func checkManifests() throws {
    let index = try SavedFiles.read(
      workplace.dataset.appending(path: "index.json"), as: SavedFiles.Index.self)
    #expect(index.signals.map(\.signalName) == ["burst", "video"])
    #expect(index.signals.map(\.totalSamples) == [1, 1])
    for label in ["burst", "video"] {
      let manifest = try SavedFiles.read(
        signal(label).appending(path: "manifest.json"), as: SavedFiles.Manifest.self)
      #expect(manifest.signalName == label && manifest.totalSamples == 1)
      #expect(manifest.sources.map(\.captureFile) == [Self.captureName])
      #expect(manifest.sources.map(\.sampleCount) == [1])
      let files = try FileManager.default.contentsOfDirectory(
        atPath: signal(label).appending(path: "samples").path)
      #expect(files.sorted() == ["0001.json", "0001.npz"])
    }
  }

  func checkReviews() throws {
    let reviews = try SavedFiles.readLines(
      workplace.dataset.appending(path: "reviews.jsonl"), as: SavedFiles.Review.self)
    #expect(reviews.map(\.imageId) == ["burst/0001", "video/0001"])
    #expect(reviews.map(\.status) == ["good", "bad"])
    #expect(reviews.map(\.notes) == ["", "too wide"])
  }

  /// Checks that the exported dataset contains only the good sample.
  func checkExport() throws {
    let coco = try SavedFiles.read(
      exported.appending(path: "dataset.json"), as: SavedFiles.COCO.self)
    let image = try #require(coco.images.first)
    #expect(coco.images.count == 1 && image.id >= 1)
    #expect(image.width == 1024 && image.height == 1024)
    let category = try #require(coco.categories.first { $0.name == "burst" })
    #expect(category.id >= 1)
    let expected = boxes(of: "burst").map { Self.cocoBox(Self.pixels($0)) }
    #expect(coco.annotations.map(\.id) == [1, 2])
    #expect(coco.annotations.map(\.bbox) == expected)
    for annotation in coco.annotations {
      #expect(annotation.imageId == image.id && annotation.categoryId == category.id)
      #expect(annotation.area == annotation.bbox[2] * annotation.bbox[3])
      #expect(annotation.iscrowd == 0)
    }
    let images = exported.appending(path: "images")
    let picture = images.appending(path: URL(filePath: image.fileName).lastPathComponent)
    #expect(try Data(contentsOf: picture).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: images.path).count == 1)
  }
}

/// The positions of the boxes.
extension MainJob {
  static let samplesPerColumn = 5000

  var exported: URL { workplace.dataset.appending(path: "exports/curated-1") }

  func signal(_ label: String) -> URL {
    workplace.dataset.appending(path: "signals").appending(path: label)
  }

  func sample(_ label: String, _ ending: String) -> URL {
    signal(label).appending(path: "samples/0001.\(ending)")
  }

  /// The frequency of the upper edge of row `row`. The picture shows 10 MHz around 5925 MHz on 20 rows.
  static func frequency(aboveRow row: Int) -> Double { 5930e6 - Double(row) * 0.5e6 }

  static func pixels(_ box: DrawnBox) -> SavedFiles.Record.Box {
    // The image is made from 243 frames. Its top row starts half a bin below the edge of the band.
    func column(_ cell: Int) -> Double { Double(cell * samplesPerColumn - 1024) / (2 * 243) }
    func row(_ cell: Int) -> Double { Double(cell) * 1024 / 20 - 0.125 }
    func edge(_ position: Double) -> Int { Int(min(max(position, 0), 1024)) }
    return SavedFiles.Record.Box(
      xMin: edge(column(box.columns.lowerBound).rounded(.down)),
      yMin: edge(row(box.rows.lowerBound).rounded(.down)),
      xMax: edge(column(box.columns.upperBound + 1).rounded(.up)),
      yMax: edge(row(box.rows.upperBound + 1).rounded(.up)))
  }

  /// `box` on the training image, whose 1024 x 1024 pixels are shown in 100 x 20 cells.
  static func onImage(_ box: DrawnBox) -> DrawnBox {
    let pixels = pixels(box)
    func cells(_ start: Int, _ end: Int, of count: Int) -> ClosedRange<Int> {
      (((start + 1) * count - 1) / 1024)...((end - 1) * count / 1024)
    }
    var shown = box
    shown.columns = cells(pixels.xMin, pixels.xMax, of: 100)
    shown.rows = cells(pixels.yMin, pixels.yMax, of: 20)
    return shown
  }

  private static func cocoBox(_ box: SavedFiles.Record.Box) -> [Int] {
    [box.xMin, box.yMin, box.xMax - box.xMin, box.yMax - box.yMin]
  }
}
