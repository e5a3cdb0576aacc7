import Datasets
import Foundations
import Labels

/// An export as a table: `annotations.csv` (RFC 4180) with a row per box, and `images`. An image without
/// boxes has one row without a box.
final class CSVWriter: ExportWriter {
  private static let check = ExportCheck(format: .csv)
  private static let fileName = "annotations.csv"
  private static let columns = [
    "image", "image_width", "image_height", "split", "class", "x", "y", "width", "height",
    "confidence", "source", "verified", "verdict", "samples", "origin", "time_offset_sec",
    "duration_sec", "center_freq_mhz", "sample_rate_mhz", "labeler", "updated_at",
  ]
  private static let classColumn = 4

  private let folder: ExportFolder
  private let file: TextFile

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    file = try TextFile(folder.path(of: Self.fileName))
    try write(Self.columns)
  }

  func add(_ image: ExportImage) throws {
    let start = [
      "images/\(image.fileName)", String(image.width), String(image.height), image.split ?? "",
    ]
    let end = Self.facts(image)
    guard !image.boxes.isEmpty else {
      return try write(start + Array(repeating: "", count: 8) + end)
    }
    for box in image.boxes {
      let edges = [box.x, box.y, box.width, box.height].map { Quantity.short($0, decimals: 3) }
      let confidence = box.confidence.map { "\($0)" } ?? ""
      try write(
        start + [box.className] + edges
          + [confidence, box.source.rawValue, box.verified ? "true" : "false"] + end)
    }
  }

  /// The values of the columns after those of the box.
  private static func facts(_ image: ExportImage) -> [String] {
    var origin = CaptureOrigin()
    if case .capture(let capture) = image.first.origin { origin = capture }
    let numbers = [
      origin.timeOffset, origin.duration, origin.centerFrequency, origin.sampleRate,
    ].map { $0.map { "\($0)" } ?? "" }
    let samples = image.samples.map(\.content.key.description).joined(separator: " ")
    return [image.verdict.rawValue, samples, image.first.origin.source ?? ""] + numbers
      + [image.first.labeler ?? "", image.timestamp ?? ""]
  }

  private func write(_ fields: [String]) throws(FileError) {
    try file.write(fields.map(CSVText.quoted).joined(separator: ",") + "\r\n")
  }

  func finish(_ progress: (Double) -> Bool) throws { try file.close() }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    var last = ""
    var rows = 0
    try CSVText.read(folder.path(of: Self.fileName)) { fields in
      rows += 1
      try Self.check.require(
        fields.count == Self.columns.count, "row \(rows) has \(fields.count) fields")
      guard rows > 1 else { return }
      if fields[0] != last {
        last = fields[0]
        found.images += 1
        try Self.check.require(
          try FileSystem.isThere(folder.path(of: last)), "\(last) does not exist")
      }
      let box = fields[(Self.classColumn + 1)...].prefix(4)
      if box.allSatisfy(\.isEmpty) { return }
      found.boxes += 1
      let range = PixelRange(width: Int(fields[1]) ?? 0, height: Int(fields[2]) ?? 0)
      // Three decimals were written.
      let numbers = box.compactMap { Double($0) }
      let isInside = range.contains(numbers, tolerance: 0.002)
      try Self.check.require(isInside, "row \(rows): the box is not inside its image")
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
