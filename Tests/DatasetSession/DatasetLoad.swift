import Curation
import Datasets
import Foundation
import Imaging
import Libraries
import Radio
import TestSupport

/// Saves, fixes, reviews, deletes, imports and exports at random, as one of several processes that use a dataset:
/// `DatasetSession --load FOLDER SEED SECONDS SCRATCH`. Prints a line for every change that was acknowledged, and one
/// before a change that may happen without being acknowledged, if its sample is known before. `SCRATCH` is a folder
/// for what is imported.
struct DatasetLoad {
  private let dataset: Dataset
  private let scratch: URL
  private var generator: SeededGenerator
  private let end: ContinuousClock.Instant
  private let seed: Int
  /// The samples that this process saved and has not deleted.
  private var samples: [SampleKey] = []
  private var windows: [SampleKey: Int] = [:]
  /// The number of windows and pictures so far; each is saved once.
  private var number = 0
  private let npz = NPZ.encode(
    SpectrogramImage(pixels: [UInt8](repeating: 40, count: 1024 * 1024)))

  init(_ arguments: [String]) {
    dataset = Dataset(folder: URL(filePath: arguments[0]))
    seed = Int(arguments[1]) ?? 0
    generator = SeededGenerator(seed: UInt64(seed))
    end = ContinuousClock.now + .seconds(Double(arguments[2]) ?? 1)
    scratch = URL(filePath: arguments[3])
  }

  mutating func run() throws {
    try dataset.signals.recover()
    try dataset.pictures.recover()
    while ContinuousClock.now < end { try step() }
    try dataset.pictures.finish()
  }

  private mutating func step() throws {
    switch (Int.random(in: 0..<20, using: &generator), samples.randomElement(using: &generator)) {
    case (0..<5, _), (_, nil): try saveWindow()
    case (5..<7, _): try savePicture()
    case (7, _): try importPictures()
    case (8, _): try export()
    case (9..<13, let sample?): try replaceBoxes(of: sample)
    case (13..<18, let sample?): try review(sample)
    case (_, let sample?): try delete(sample)
    }
  }

  // MARK: Changes

  private mutating func saveWindow() throws {
    number += 1
    let signal = try SignalName(["drone", "video"].randomElement(using: &generator) ?? "drone")
    let saved = try dataset.signals.save(draft(signal, number, column: 1), npz: npz).sample
    windows[.signal(saved)] = number
    samples.append(.signal(saved))
    answer("saved \(saved)")
  }

  private mutating func savePicture() throws {
    let draft = try nextPicture()
    answer("saving \(draft.id)")
    _ = try dataset.pictures.save(draft)
    samples.append(.picture(draft.id))
    answer("saved \(draft.id)")
  }

  /// Imports three pictures from a YOLO dataset.
  private mutating func importPictures() throws {
    let folder = scratch.appending(path: "import\(number)")
    let files = FileManager.default
    for name in ["images", "labels"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    defer { try? files.removeItem(at: folder) }
    try Data("train: images\nnames: [ship]\n".utf8).write(to: folder.appending(path: "data.yaml"))
    let drafts = try (0..<3).map { _ in try nextPicture() }
    for (index, draft) in drafts.enumerated() {
      try draft.data.write(to: folder.appending(path: "images/\(index).png"))
      try Data("0 0.5 0.5 0.25 0.25\n".utf8).write(
        to: folder.appending(path: "labels/\(index).txt"))
      answer("saving \(draft.id)")
    }
    guard let source = ForeignDataset(folder) else { fatalError("no dataset in \(folder.path)") }
    let report = try PictureImport.run(source, into: dataset, options: PictureImport.Options())
    guard report.newSamples == drafts.count else { fatalError("\(report.problems)") }
    for draft in drafts {
      samples.append(.picture(draft.id))
      answer("saved \(draft.id)")
    }
  }

  /// Exports the pictures and the windows of one class that this process saved.
  private mutating func export() throws {
    var request = ExportRequest([.coco, .yolo], filter: .all)
    request.filter.captures = [source]
    request.filter.classes = ["video", "ship", "c1"]
    let export = DatasetExport(of: dataset, request)
    do {
      let report = try export.run(to: .version(name: "load\(seed)", isForced: false))
      guard report.leftOut.isEmpty else { fatalError("\(report.leftOut)") }
      if !report.isUnchanged { answer("exported \(report.folder.lastPathComponent)") }
    } catch ExportError.nothingToExport {
      return
    }
  }

  private mutating func replaceBoxes(of sample: SampleKey) throws {
    let column = Int.random(in: 2..<400, using: &generator)
    if case .signal(let reference) = sample, Bool.random(using: &generator) {
      let draft = draft(reference.signal, windows[sample] ?? 0, column: column)
      let outcome = try dataset.signals.save(draft, npz: npz)
      if outcome.change == .replaced { answer("replaced \(sample)") }
      return
    }
    let content = try dataset.content(of: sample)
    guard var box = content.boxes.first else { return }
    box.x = Double(column % 20)
    _ = try dataset.replaceBoxes(
      of: sample, by: [EditedBox(box, original: 0)], expectingRevision: content.revision,
      labeler: "bert")
    answer("replaced \(sample)")
  }

  private mutating func review(_ sample: SampleKey) throws {
    let status = ReviewStatus.allCases.randomElement(using: &generator) ?? .good
    _ = try dataset.review(sample, status, reviewer: "p\(seed % 3)", revision: 1)
    answer("reviewed \(sample)")
  }

  private mutating func delete(_ sample: SampleKey) throws {
    samples.removeAll { $0 == sample }
    answer("deleting \(sample)")
    if try dataset.delete(sample) { answer("deleted \(sample)") }
  }

  // MARK: Drafts

  private var source: String { "p\(seed).rfcap" }

  private func draft(_ signal: SignalName, _ window: Int, column: Int) -> SampleDraft {
    SampleDraft(
      signal: signal, iqSHA256: "hash\(seed)-\(window)", sourceCapture: source,
      timeOffset: Double(window) * 0.2, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
      boxes: [
        SampleBox(
          pixels: PixelBox(xMin: column, yMin: 256, xMax: 512, yMax: 512), source: .userLabel,
          verified: true)
      ], labeler: "anna")
  }

  /// A picture that no process has saved before.
  private mutating func nextPicture() throws -> PictureDraft {
    number += 1
    var pixels = [UInt8](repeating: 90, count: 32 * 32)
    for place in 0..<4 {
      pixels[place] = UInt8(truncatingIfNeeded: seed >> (8 * place))
      pixels[4 + place] = UInt8(truncatingIfNeeded: number >> (8 * place))
    }
    let png = try PNGCodec.encode(GrayImage(width: 32, height: 32, pixels: pixels))
    return try PictureDraft(
      data: Data(png), path: "\(number).png",
      boxes: [
        ContentBox(className: "c\(number % 2)", x: 2, y: 2, width: 9, height: 9)
      ], origin: PictureOrigin(source: source), labeler: "anna")
  }

  /// Written at once, so that a killed process leaves whole lines.
  private func answer(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
