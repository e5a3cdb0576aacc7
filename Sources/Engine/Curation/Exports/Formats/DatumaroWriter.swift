import Datasets
import Foundations
import Labels

/// An export for Datumaro: `annotations/<subset>.json` and `images/<subset>`.
final class DatumaroWriter: ExportWriter {
  /// The name of the only subset without splits.
  static let defaultSubset = "default"
  private static let check = ExportCheck(format: .datumaro)
  /// The number of images in Datumaro's list of media types.
  private static let imageType = 2

  private let folder: ExportFolder
  private let context: ExportContext
  private let files: [String?: JSONListFile]

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    self.context = context
    try folder.makeFolder("annotations")
    var files: [String?: JSONListFile] = [:]
    for split in context.splits {
      let file = try JSONListFile(
        folder.path(of: Self.fileName(split)), isObject: true, layout: .lines)
      try file.add("dm_format_version", "1.0")
      try file.add("media_type", Self.imageType)
      try file.add("infos", JSONValue.object(JSONObject()))
      let labels = context.categories.names.map { DatumaroCategories.Label(name: $0) }
      try file.add("categories", DatumaroCategories(label: .init(labels: labels)))
      try file.beginList("items")
      files[split] = file
    }
    self.files = files
  }

  private static func fileName(_ split: String?) -> String {
    "annotations/\(split ?? defaultSubset).json"
  }

  func add(_ image: ExportImage) throws {
    let annotations = image.boxes.enumerated().map { index, box in
      DatumaroItem.Annotation(
        id: index + 1,
        attributes: DatumaroItem.Attributes(
          source: box.source.rawValue, verified: box.verified, confidence: box.confidence ?? 1),
        labelID: context.categories.id(of: box.className) - 1,
        bbox: [box.x, box.y, box.width, box.height])
    }
    try files[image.split]?.add(
      element: DatumaroItem(
        id: image.stem, annotations: annotations,
        attr: DatumaroItem.ItemAttributes(
          verdict: image.verdict.rawValue,
          samples: image.samples.map(\.content.key.description).joined(separator: " ")),
        image: DatumaroItem.Image(path: image.fileName, size: [image.height, image.width])))
  }

  func finish(_ progress: (Double) -> Bool) throws {
    for file in files.values {
      try file.endList()
      try file.close()
    }
  }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    for split in context.splits {
      let images = ExportFormat.datumaro.imageFolder(split: split) ?? ""
      let path = folder.path(of: Self.fileName(split))
      try JSONListReader.read(path) { part in
        guard part.member == "items" else { return }
        let item = try JSONParser.decode(DatumaroItem.self, from: part.text)
        found.images += 1
        found.boxes += item.annotations.count
        try Self.check.require(
          try FileSystem.isThere(folder.path(of: "\(images)/\(item.image.path)")),
          "\(item.image.path) does not exist")
        let size = item.image.size
        try Self.check.require(size.count == 2, "item \(item.id) has no size")
        let range = PixelRange(width: size[1], height: size[0])
        for annotation in item.annotations {
          let isValid =
            range.contains(annotation.bbox)
            && context.categories.names.indices.contains(annotation.labelID)
          try Self.check.require(isValid, "item \(item.id): box \(annotation.id) is not valid")
        }
      }
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
