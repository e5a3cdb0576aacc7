import FoundationEssentials
import Foundations

/// An export as JSON lines: `annotations.jsonl` with an object per image, and `images`.
final class JSONLinesWriter: ExportWriter {
  private static let check = ExportCheck(format: .jsonl)
  private static let fileName = "annotations.jsonl"

  private let folder: ExportFolder
  private let file: TextFile
  private let encoder = OrderedJSONEncoder(.compact)

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    file = try TextFile(folder.path(of: Self.fileName))
  }

  func add(_ image: ExportImage) throws {
    let line = try encoder.encode(JSONLinesItem(image))
    try file.write(String(decoding: line, as: UTF8.self) + "\n")
  }

  func finish(_ progress: (Double) -> Bool) throws { try file.close() }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    try TextLines.read(folder.path(of: Self.fileName)) { line in
      let item = try JSONParser.decode(JSONLinesItem.self, from: line)
      found.images += 1
      found.boxes += item.boxes.count
      try Self.check.require(
        try FileSystem.isThere(folder.path(of: item.image)), "\(item.image) does not exist")
      let range = PixelRange(width: item.width, height: item.height)
      try Self.check.require(
        item.boxes.allSatisfy { range.contains($0.bbox.map(\.value)) },
        "line \(found.images): a box is not inside its image")
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
