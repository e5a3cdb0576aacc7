import Foundation

@testable import Datasets
@testable import Foundations
@testable import Radio

/// A dataset as killed processes left it, with every state that the next start must remove or
/// complete.
struct DatasetDebris {
  /// The window of the sample whose save the next start completes.
  static let finishedWindow = "a window saved before"
  static let finishedColumn = 90

  private static let npz = NPZ.encode(
    SpectrogramImage(pixels: [UInt8](repeating: 7, count: 1024 * 1024)))

  /// Writes the dataset to `folder/data`, and an incomplete export to `folder/curated`.
  static func write(to folder: URL) throws {
    let dataset = folder.appending(path: "data")
    let drone = SignalFolder(try SignalName("drone"), dataset: dataset.path)
    try FileManager.default.createDirectory(
      atPath: drone.samples, withIntermediateDirectories: true)

    // A save before its renames, a save between them, and a deletion.
    for kind in [SampleFile.Kind.stagedImage, .stagedRecord] { try write(kind, number: 1, drone) }
    for kind in [SampleFile.Kind.image, .stagedRecord] { try write(kind, number: 2, drone) }
    for kind in [SampleFile.Kind.image, .deletedRecord] { try write(kind, number: 3, drone) }

    let temporary = ["signals/drone/.manifest.json.1a", ".index.json.2b"]
    for name in temporary {
      try Data("{".utf8).write(to: dataset.appending(path: "\(name).labeltui-temporary"))
    }
    let images = folder.appending(path: ".curated.3c.labeltui-export/images")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    try Data("half an image".utf8).write(to: images.appending(path: "0123456789abcdef.png"))
  }

  private static func write(
    _ kind: SampleFile.Kind, number: Int, _ folder: SignalFolder
  ) throws {
    guard let id = SampleID(number: number) else { throw CancellationError() }
    let data: Data =
      switch kind {
      case .image, .stagedImage: npz
      case .record, .stagedRecord, .deletedRecord:
        try OrderedJSONEncoder(.pretty).encode(record(id, folder.signal))
      }
    try data.write(to: URL(filePath: folder.file(kind, of: id)))
  }

  private static func record(_ id: SampleID, _ signal: SignalName) -> SampleRecord {
    let box = SampleBox(
      pixels: PixelBox(xMin: finishedColumn, yMin: 20, xMax: 300, yMax: 400), source: .userLabel,
      verified: true)
    let draft = SampleDraft(
      signal: signal, iqSHA256: finishedWindow, sourceCapture: "b.rfcap", timeOffset: 0,
      duration: 0.2, centerFrequency: 2430, sampleRate: 20, boxes: [box])
    return SampleRecord(draft, id: id.text, now: "2026-11-21T12:00:00.000Z")
  }
}
