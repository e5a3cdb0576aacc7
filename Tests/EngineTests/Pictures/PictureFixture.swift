import Foundation
import Labels
import Synchronization
import TestSupport

@testable import Datasets
@testable import Foundations
@testable import Libraries

/// A dataset in a temporary folder, and pictures to save in it.
final class PictureFixture: Sendable {
  let folder: TemporaryFolder
  let dataset: URL
  private let seconds = Mutex(1_800_000_000.0)

  init() throws {
    folder = try TemporaryFolder()
    dataset = folder.file("data")
  }

  /// A store as in a new process; its clock advances by a second at each reading.
  func store() -> PictureStore {
    PictureStore(dataset: dataset) { [self] in
      seconds.withLock { seconds in
        seconds += 1
        return Date(timeIntervalSince1970: seconds)
      }
    }
  }

  /// The bytes of a gray PNG of 64 x 48 pixels; another `number` gives another picture.
  static func png(_ number: Int) throws -> Data {
    var pixels = [UInt8](repeating: 40, count: 64 * 48)
    for place in 0..<8 { pixels[place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
    return Data(try PNGCodec.encode(GrayImage(width: 64, height: 48, pixels: pixels)))
  }

  /// A box of class `name` at `x`.
  static func box(
    _ name: String = "button", x: Double = 10, source: BoxSource = .userLabel,
    confidence: Double? = nil
  ) -> ContentBox {
    ContentBox(
      className: name, x: x, y: 5, width: 20, height: 10, confidence: confidence, source: source)
  }

  /// A draft of picture `number` with `boxes`.
  func draft(_ number: Int, _ boxes: [ContentBox] = [box()]) throws -> PictureDraft {
    try PictureDraft(
      data: Self.png(number), path: "p\(number).png", boxes: boxes,
      origin: PictureOrigin(
        source: "p\(number).png", actionType: "label", activeStates: ["Login"],
        timestamp: "2026-11-21T10:00:00Z", success: true),
      labeler: "anna")
  }

  func file(_ path: String) -> URL { dataset.appending(path: path) }

  func write(_ path: String, _ text: String) throws {
    let url = file(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  /// The names in the folder `path` of the dataset, sorted.
  func names(_ path: String) throws -> [String] { try FileSystem.names(in: file(path).path) }

  func metadata() throws -> PictureMetadata {
    try JSONFile.read(PictureMetadata.self, from: file("metadata.json").path)
  }
}
