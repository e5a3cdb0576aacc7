import Foundation
import TestSupport

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Libraries

/// A folder with screenshots of 640 x 400 pixels, a records file and a dataset.
struct RecordsFixture {
  let folder: TemporaryFolder

  var dataset: URL { folder.file("data") }
  var screenshots: URL { folder.file("shots") }
  var records: URL { folder.file("records.jsonl") }
  var store: PictureStore { PictureStore(dataset: dataset) }

  init(_ lines: [String] = [], screenshots count: Int = 2) throws {
    folder = try .inMemory()
    try FileManager.default.createDirectory(
      at: screenshots, withIntermediateDirectories: true)
    for number in 1...max(count, 1) {
      let pixels = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 640 * 400)
      let png = try PNGCodec.encode(GrayImage(width: 640, height: 400, pixels: pixels))
      try Data(png).write(to: screenshots.appending(path: "\(number).png"))
    }
    try write(lines)
  }

  func write(_ lines: [String], ending: String = "\n") throws {
    try Data((lines.joined(separator: "\n") + ending).utf8).write(to: records)
  }

  func append(_ text: String) throws {
    let file = try FileHandle(forWritingTo: records)
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// Reads all records and saves them, as the mode `on_completion` does.
  @discardableResult
  func run(_ filter: RecordsFilter = RecordsFilter()) throws -> RecordsReport {
    let session = try RecordsImport(
      records, screenshots: screenshots, store: store, filter: filter)
    while try session.readNext() {}
    session.readLast()
    try session.save()
    return try session.finish()
  }

  /// The boxes of all pictures as texts, sorted.
  func boxes() throws -> [String] {
    try store.samples().flatMap { id in
      try store.content(of: id).boxes.map {
        "\($0.className) \($0.x) \($0.y) \($0.width) \($0.height) \($0.source.rawValue)"
      }
    }.sorted()
  }

  /// A record of a click.
  static func click(_ x: Int, _ y: Int, on screenshot: String = "1.png", more: String = "")
    -> String
  {
    #"{"action_id": "a", "action_type": "CLICK", "screenshot_reference": "\#(screenshot)", "#
      + #""clicked_location": [\#(x), \#(y)], "click_target_type": "button"\#(more)}"#
  }
}
