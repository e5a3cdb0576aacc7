import Datasets
import FoundationEssentials
import Foundations

/// An export for Ultralytics YOLO: images, labels with a text file per image, and `data.yaml`.
final class YOLOWriter: ExportWriter {
  private static let check = ExportCheck(format: .yolo)

  private let folder: ExportFolder
  private let context: ExportContext

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    self.context = context
    for split in context.splits { try folder.makeFolder(place("labels", split)) }
  }

  /// The folder of `content`, images or labels, of `split`.
  private func place(_ content: String, _ split: String?) -> String {
    context.request.yoloLayout.folder(content, split: split)
  }

  func add(_ image: ExportImage) throws {
    let rows = image.boxes.map { row($0, in: image) }.joined()
    try folder.create("\(place("labels", image.split))/\(image.stem).txt", Data(rows.utf8))
  }

  /// A line of class (from 0), center and size. A value above 1 would make the loader drop the image.
  private func row(_ box: ContentBox, in image: ExportImage) -> String {
    let (width, height) = (Double(image.width), Double(image.height))
    let values = [
      (box.x + box.width / 2) / width, (box.y + box.height / 2) / height, box.width / width,
      box.height / height,
    ].map { Quantity.fixed(min(max($0, 0), 1), decimals: 6) }
    return "\(context.categories.id(of: box.className) - 1) \(values.joined(separator: " "))\n"
  }

  func finish(_ progress: (Double) -> Bool) throws {
    func images(_ split: String?) -> String { place("images", split) }
    let splits = context.plan.splits
    let train = images(splits.contains("train") ? "train" : splits.first)
    var text = "path: \"\"\ntrain: \(train)\n"
    text += "val: \(splits.contains("val") ? images("val") : train)\n"
    if splits.contains("test") { text += "test: \(images("test"))\n" }
    text += "nc: \(context.categories.names.count)\n"
    text += context.categories.names.isEmpty ? "names: {}\n" : "names:\n"
    for (index, name) in context.categories.names.enumerated() {
      // A JSON string is a YAML string.
      text += "  \(index): \(JSONValue.string(name).compactText)\n"
    }
    try folder.create("data.yaml", Data(text.utf8))
  }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    for split in context.splits {
      let names = try FileSystem.names(in: folder.path(of: place("images", split)))
      let labelFolder = place("labels", split)
      let labels = try FileSystem.names(in: folder.path(of: labelFolder))
      try Self.check.require(
        names.map { $0.prefix { $0 != "." } } == labels.map { $0.prefix { $0 != "." } },
        "images and label files differ")
      found.images += names.count
      for name in labels { found.boxes += try boxes(in: "\(labelFolder)/\(name)") }
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }

  /// The number of valid rows of the label file `name`.
  private func boxes(in name: String) throws -> Int {
    var count = 0
    try TextLines.read(folder.path(of: name)) { line in
      count += 1
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      let values = words.dropFirst().compactMap { Double($0) }
      let isValid =
        words.count == 5 && values.count == 4 && values.allSatisfy((0...1).contains)
        && values[2] > 0 && values[3] > 0
        && context.categories.names.indices.contains(words.first.flatMap { Int($0) } ?? -1)
      try Self.check.require(isValid, "\(name) line \(count) is not a box")
    }
    return count
  }
}
