import Foundation
import Libraries

/// Picture samples of 16 x 16 pixels with two boxes of ten classes each, written as plain files.
struct SyntheticPictures {
  private static let side = 16
  private static let classes = 10
  private let folder: URL
  private let count: Int

  init(in folder: URL, count: Int) {
    self.folder = folder
    self.count = count
  }

  /// Writes images and records; returns the seconds that the bare writing took.
  func write() throws -> Double {
    for name in ["images", "annotations"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    var seconds = 0.0
    for number in 0..<count {
      let png = try Self.png(number)
      let id = String(SHA256.hexadecimal(of: png).prefix(16))
      let record = Data(Self.record(number, id).utf8)
      seconds += try Stopwatch.seconds {
        try Data(png).write(to: folder.appending(path: "images/\(id).png"))
        try record.write(to: folder.appending(path: "annotations/\(id).json"))
      }
    }
    return seconds
  }

  private static func png(_ number: Int) throws -> [UInt8] {
    var pixels = [UInt8](repeating: 90, count: side * side)
    for place in 0..<4 { pixels[place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
    return try PNGCodec.encode(GrayImage(width: side, height: side, pixels: pixels))
  }

  private static func record(_ number: Int, _ id: String) -> String {
    let boxes = (0..<2).map { box in
      "{\"bbox\": [\(box), \(box), \(5 + box), 6], \"category_id\": \((number + box) % classes + 1), "
        + "\"category_name\": \"class\((number + box) % classes)\", \"confidence\": 1.0, "
        + "\"source\": \"user_label\", \"verified\": true}"
    }.joined(separator: ", ")
    return "{\"image_id\": \"\(id)\", \"image_filename\": \"\(id).png\", \"image_width\": \(side), "
      + "\"image_height\": \(side), \"annotations\": [\(boxes)], \"context\": {\"action_type\": "
      + "\"label\", \"active_states\": [], \"timestamp\": null, \"success\": null}, \"version\": \"1.0\", "
      + "\"source\": \"\(number).png\", \"labeler\": \"anna\", \"revision\": 1, "
      + "\"created_at\": \"2026-11-21T12:00:00.000Z\", \"updated_at\": \"2026-11-21T12:00:00.000Z\"}\n"
  }
}
