import Datasets
import Foundations
import Labels

/// The JSON file of an image in labelme's format.
struct LabelmeFile: Codable {
  struct Shape: Codable {
    var label: String
    /// The top left and the bottom right corner in pixels.
    var points: [[Double]]
    var groupID: Int?
    var shapeType = "rectangle"
    var flags = JSONValue.object(JSONObject())
    var description: String
    var mask: String?

    private enum CodingKeys: String, CodingKey {
      case label, points
      case groupID = "group_id"
      case shapeType = "shape_type"
      case flags, description, mask
    }

    /// labelme expects null, and not an absent field.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(label, forKey: .label)
      try container.encode(points, forKey: .points)
      try container.encode(groupID, forKey: .groupID)
      try container.encode(shapeType, forKey: .shapeType)
      try container.encode(flags, forKey: .flags)
      try container.encode(description, forKey: .description)
      try container.encode(mask, forKey: .mask)
    }
  }

  var version = "5.4.1"
  var flags = JSONValue.object(JSONObject())
  var shapes: [Shape]
  var imagePath: String
  var imageData: String?
  var imageHeight: Int
  var imageWidth: Int

  private enum CodingKeys: String, CodingKey {
    case version, flags, shapes, imagePath, imageData, imageHeight, imageWidth
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(version, forKey: .version)
    try container.encode(flags, forKey: .flags)
    try container.encode(shapes, forKey: .shapes)
    try container.encode(imagePath, forKey: .imagePath)
    try container.encode(imageData, forKey: .imageData)
    try container.encode(imageHeight, forKey: .imageHeight)
    try container.encode(imageWidth, forKey: .imageWidth)
  }
}

/// An export for labelme: a JSON file beside each image, in `images` or in a folder per split.
final class LabelmeWriter: ExportWriter {
  private static let check = ExportCheck(format: .labelme)

  private let folder: ExportFolder
  private let context: ExportContext

  init(in folder: ExportFolder, _ context: ExportContext) {
    self.folder = folder
    self.context = context
  }

  private static func imageFolder(_ split: String?) -> String {
    ExportFormat.labelme.imageFolder(split: split) ?? ""
  }

  func add(_ image: ExportImage) throws {
    let shapes = image.boxes.map { box in
      LabelmeFile.Shape(
        label: box.className,
        points: [[box.x, box.y], [box.x + box.width, box.y + box.height]],
        description: box.verified ? "" : "\(box.source.rawValue), not verified")
    }
    let file = LabelmeFile(
      shapes: shapes, imagePath: image.fileName, imageHeight: image.height,
      imageWidth: image.width)
    try folder.create(
      "\(Self.imageFolder(image.split))/\(image.stem).json",
      OrderedJSONEncoder(.pretty).encode(file))
  }

  func finish(_ progress: (Double) -> Bool) throws {}

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    for split in context.splits {
      let path = folder.path(of: Self.imageFolder(split))
      for name in try FileSystem.names(in: path) where name.hasSuffix(".json") {
        let file = try JSONFile.read(LabelmeFile.self, from: "\(path)/\(name)")
        found.images += 1
        found.boxes += file.shapes.count
        try Self.check.require(
          try FileSystem.isThere("\(path)/\(file.imagePath)"), "\(file.imagePath) does not exist")
        let range = PixelRange(width: file.imageWidth, height: file.imageHeight)
        for shape in file.shapes {
          let edges = shape.points.flatMap { $0 }
          try Self.check.require(
            range.contains(edges: edges), "\(name): a box is not inside its image")
        }
      }
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
