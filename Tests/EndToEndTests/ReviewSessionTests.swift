import Foundation
import Libraries
import TerminalSupport
import TestSupport
import Testing

/// A reviewer goes through samples of captures and of pictures, fixes boxes and exports.
@Suite("A review of both kinds of samples")
struct ReviewSessionTests {
  /// The order of the list: 8 samples of captures, then 12 pictures.
  private static let signals = [
    "burst/0001", "burst/0002", "chirp/0001", "hopper/0001", "hopper/0002", "tone/0001",
    "tone/0002", "video/0001",
  ]
  private static let pictureCount = 12
  /// The numbers of the samples whose boxes are fixed: a capture's and a picture's.
  private static let fixed = [6, 15]

  private let workplace: Workplace
  /// The keys of the picture samples, sorted.
  private let pictures: [String]

  init() throws {
    let workplace = try Workplace()
    self.workplace = workplace
    // Copies, because saving marks the boxes in the label files.
    let source = Samples.video.deletingLastPathComponent()
    for name in ["CHIRP_868", "HOPPER_2440", "VIDEO_5800"] {
      for ending in ["rfcap", "sigmf-meta"] {
        try workplace.add(source.appending(path: "\(name).\(ending)"))
      }
    }
    let session = try workplace.start(
      ["samples", workplace.captures.path, "--dataset", workplace.dataset.path], size: .large)
    #expect(try session.waitForExit() == .exited(0))
    pictures = try Self.addPictures(to: workplace.dataset)
  }

  private var keys: [String] { Self.signals + pictures }

  /// Writes samples of pictures of 200 x 160 pixels with two boxes, as another program would.
  private static func addPictures(to dataset: URL) throws -> [String] {
    for name in ["images", "annotations"] {
      try FileManager.default.createDirectory(
        at: dataset.appending(path: name), withIntermediateDirectories: true)
    }
    return try (0..<pictureCount).map { number in
      // The first pixels make every picture another file.
      let pixels = (0..<(200 * 160)).map {
        $0 < number ? 3 : UInt8(($0 % 200 / 10 + $0 / 2000) % 3)
      }
      let png = Data(
        try PNGCodec.encode(
          width: 200, height: 160, palette: [0x202830, 0x3060A0, 0x40A060, 0xD0B040],
          pixels: pixels))
      let hash = String(SHA256.hexadecimal(of: png).prefix(16))
      try png.write(to: dataset.appending(path: "images/\(hash).png"))
      let record = """
        {"image_id": "\(hash)", "image_filename": "\(hash).png", "image_width": 200,
         "image_height": 160, "annotations": [
          {"bbox": [20, 20, 60, 40], "category_id": 1, "category_name": "button",
           "confidence": 0.\(number + 10), "source": "template_matching", "verified": false},
          {"bbox": [120, 90, 50, 50], "category_id": 2, "category_name": "field",
           "confidence": 1.0, "source": "user_click", "verified": true}],
         "context": {"action_type": "click", "active_states": ["main"],
          "timestamp": "2026-11-01T10:00:00Z", "success": true}, "version": "1.0"}
        """
      try Data(record.utf8).write(to: dataset.appending(path: "annotations/\(hash).json"))
      return hash
    }.sorted()
  }

  /// The verdict on sample `number`.
  private static func verdict(_ number: Int) -> (key: String, status: String) {
    switch number {
    case 4, 16: ("b", "bad")
    case 7: (" ", "skip")
    case 18: ("F", "flag")
    default: ("g", "good")
    }
  }

  @Test("20 samples are reviewed by keyboard, two are fixed, four formats are exported")
  func wholeReview() throws {
    let before = try Self.fixed.map { try boxes(of: keys[$0 - 1]) }
    let session = try workplace.start(
      [workplace.dataset.path, "--reviewer", "anna"], size: .round)
    for number in 1...20 {
      try session.waitForHeader("\(number)/20")
      try session.waitFor("sample \(number)") { $0.header.contains(" box") }
      #expect(session.screen.header.contains(keys[number - 1]))
      if Self.fixed.contains(number) { try fix(session) }
      try session.type(Self.verdict(number).key)
      if Self.verdict(number).status == "bad" {
        try session.waitForStatus("What is wrong?")
        try session.type("not sharp\r")
      }
    }
    try session.waitForStatus("All 20 samples are reviewed.")
    try session.type("u")
    try session.waitForStatus("Took back the verdict on \(keys[19]).")
    try session.type("g")
    try session.waitForStatus("All 20 samples are reviewed.")
    try session.type("E")
    try session.waitForStatus("Export the good samples as")
    try session.press(.control("u"))
    try session.type("coco,yolo,voc,csv\r")
    try session.waitForStatus("Exported 13 images")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))

    try checkReviews()
    for (number, before) in zip(Self.fixed, before) {
      try checkFixed(keys[number - 1], before: before)
    }
    try checkExport()
  }

  /// Moves the first box of the sample on the screen to the right, saves it, and waits for the sample.
  private func fix(_ session: TerminalSession) throws {
    try session.type("e")
    try session.waitForHeader("Fixing ")
    try session.type("n")
    try session.waitForStatus(" BOX")
    try session.press(.tab)
    try session.waitForStatus(" EDIT box")
    try session.type("l")
    try session.waitForHeader("not saved")
    try session.type("u")
    try session.waitFor("nothing to save") { !$0.header.contains("not saved") }
    try session.type("U")
    try session.waitForHeader("not saved")
    try session.type("s")
    try session.waitForHeader("revision 2")
  }

  // MARK: Files

  private struct Review: Decodable {
    var imageId: String
    var status: String
    var notes: String
    var reviewer: String
    var revision: Int

    private enum CodingKeys: String, CodingKey {
      case imageId = "image_id"
      case status, notes, reviewer, revision
    }
  }

  private func checkReviews() throws {
    let lines = try Data(contentsOf: workplace.dataset.appending(path: "reviews.jsonl"))
      .split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(Review.self, from: Data($0)) }
    #expect(lines.count == 22, "20 verdicts, one taken back and given again")
    #expect(lines.suffix(3).map(\.status) == ["good", "unreviewed", "good"])
    for (index, key) in keys.enumerated() {
      let review = try #require(lines.last { $0.imageId == key })
      #expect(review.status == Self.verdict(index + 1).status && review.reviewer == "anna")
      #expect(review.notes == (review.status == "bad" ? "not sharp" : ""))
      #expect(review.revision == (Self.fixed.contains(index + 1) ? 2 : 1))
    }
  }

  /// The boxes of a sample as x, y, width and height.
  private func boxes(of key: String) throws -> [[Double]] {
    let isPicture = !key.contains("/")
    let parts = key.split(separator: "/")
    let path =
      isPicture
      ? "annotations/\(key).json" : "signals/\(parts[0])/samples/\(parts[1]).json"
    let data = try Data(contentsOf: workplace.dataset.appending(path: path))
    let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let list = try #require(record[isPicture ? "annotations" : "boxes"] as? [[String: Any]])
    return try list.map { box in
      if let bbox = box["bbox"] as? [Double] { return bbox }
      let edges = try ["x_min", "y_min", "x_max", "y_max"].map {
        try #require(box[$0] as? Double)
      }
      return [edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]]
    }
  }

  /// Checks that one box moved to the right by a column, and that the others stayed.
  private func checkFixed(_ key: String, before: [[Double]]) throws {
    let after = try boxes(of: key)
    try #require(after.count == before.count)
    let moved = zip(before, after).filter { $0 != $1 }
    #expect(moved.count == 1, "\(key): \(before) \(after)")
    for (old, new) in moved {
      #expect((1...30).contains(new[0] - old[0]) && abs(new[1] - old[1]) <= 1)
      #expect(abs(new[2] - old[2]) <= 2 && abs(new[3] - old[3]) <= 2)
    }
  }

  private func checkExport() throws {
    let folder = workplace.dataset.appending(path: "exports/curated-1")
    let good = keys.indices.filter { Self.verdict($0 + 1).status == "good" }.map { keys[$0] }
    let count = try good.map { try boxes(of: $0).count }.reduce(0, +)
    // Samples of one window are one image: 3 windows and 10 pictures.
    let coco = try #require(try files(in: folder.appending(path: "coco"), "json").first)
    let file = try COCOFile(coco)
    #expect(file.images.count == 13 && file.annotations.count == count)
    let labels = try files(in: folder.appending(path: "yolo/labels"), "txt")
    #expect(labels.count == 13)
    #expect(try lines(labels) == count)
    let objects = try files(in: folder.appending(path: "voc"), "xml")
      .map { try String(contentsOf: $0, encoding: .utf8).ranges(of: "<object>").count }
    #expect(objects.count == 13 && objects.reduce(0, +) == count)
    let tables = try files(in: folder.appending(path: "csv"), "csv")
    #expect(!tables.isEmpty)
    #expect(try tables.contains { try lines([$0]) >= count })
    // The fixed boxes are exported as they are now.
    for box in try boxes(of: keys[Self.fixed[1] - 1]) {
      #expect(file.annotations.contains { $0.bbox == box }, "\(box)")
    }
  }

  /// The files below `folder` with the ending `ending`.
  private func files(in folder: URL, _ ending: String) throws -> [URL] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }
      .filter { $0.pathExtension == ending && $0.lastPathComponent != "export.json" }
  }

  private func lines(_ files: [URL]) throws -> Int {
    try files.map { file in
      try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).count
    }.reduce(0, +)
  }
}
