import FoundationEssentials
import Foundations

/// Reads labelme: one JSON file per picture, usually beside it.
struct LabelmeReader: ForeignReader {
  /// The maximum size of a file, which can contain the picture.
  private static let largestSize = 256 << 20

  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  /// The members that the reader needs, of any type.
  private struct Row: Decodable {
    let shapes: JSONValue?
    let imagePath: JSONValue?
    let imageHeight: JSONValue?
    let imageWidth: JSONValue?
  }

  private struct Picture: Decodable {
    let imageData: String?
  }

  func read() throws {
    let files = source.file.map { [$0] } ?? Self.files(in: source.folder)
    for (index, file) in files.enumerated() {
      try source.reached(Double(index) / Double(files.count))
      try source.reading(file) { try pass(file) }
    }
  }

  /// The JSON files in `folder` and its folders.
  static func files(in folder: String, depth: Int = 2) -> [String] {
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".json") { return JSONSketch.of(path) == .labelme ? [path] : [] }
      guard depth > 0, !PictureFileFormat.hasEnding(name),
        FileSystem.isFolder(path, followingLinks: false)
      else { return [] }
      return files(in: path, depth: depth - 1)
    }
  }

  private func pass(_ file: String) throws {
    guard source.lookup.inside(file) != nil else {
      throw ForeignProblem(path: file, field: "", reason: "is a link that leads out of the dataset")
    }
    let document = try JSONParser.document(
      FileSystem.contents(of: file, limit: Self.largestSize))
    let row = try JSONParser.decode(Row.self, from: document)
    guard let shapes = row.shapes?.asList else {
      throw ForeignProblem(
        path: file, field: "shapes", value: row.shapes?.sketch ?? "",
        reason: "must be a list; this is not a labelme file")
    }
    guard var intake = try intake(for: row, of: file, document) else { return }
    intake.split = SplitName.inFolders(of: intake.picture.name)
    for (index, shape) in shapes.enumerated() {
      add(shape, field: "shapes[\(index)]", to: &intake)
    }
    try source.finish(intake)
  }

  private func intake(
    for row: Row, of file: String, _ document: JSONDocument
  ) throws -> BoxIntake? {
    var size: (Int, Int)?
    if let width = row.imageWidth?.asInteger, let height = row.imageHeight?.asInteger {
      size = (width, height)
    }
    let name = row.imagePath?.asText ?? ""
    let stem = PictureIndex.stem(of: FileSystem.name(of: file))
    let own = FileSystem.parent(of: file)
    for name in [name, stem] where !name.isEmpty {
      if let url = try? source.lookup.url(of: name, relativeTo: [own]) {
        return source.begin(url, labelFile: file, field: "imagePath", size: size)
      }
    }
    guard let text = try JSONParser.decode(Picture.self, from: document).imageData, !text.isEmpty
    else {
      // Once more for the reason.
      return source.begin(name, relativeTo: [own], labelFile: file, field: "imagePath", size: size)
    }
    return try embedded(text, name: name.isEmpty ? stem : name, of: file, size: size)
  }

  /// The picture in `imageData`, used if the file is missing.
  private func embedded(
    _ text: String, name: String, of file: String, size: (Int, Int)?
  ) throws -> BoxIntake? {
    guard source.onlyFolder == nil else { return nil }
    guard let data = Data(base64Encoded: text) else {
      throw ForeignProblem(
        path: file, field: "imageData", reason: "is not base64, and the picture file is missing")
    }
    let facts = try PictureFacts(of: data, path: file)
    if let size, size != (facts.width, facts.height) {
      throw ForeignProblem(
        path: file, field: "imageWidth and imageHeight", value: "\(size.0) x \(size.1)",
        reason:
          "imageData has \(facts.width) x \(facts.height) pixels, so boxes would be in the wrong places"
      )
    }
    return BoxIntake(
      ForeignPicture(
        file: .embedded(data), name: FileSystem.name(of: name.replacing("\\", with: "/")),
        labelFile: file, width: facts.width, height: facts.height))
  }

  private func add(_ shape: JSONValue, field: String, to intake: inout BoxIntake) {
    let kind = shape.member("shape_type")?.asText ?? "polygon"
    guard let points = Self.points(shape.member("points")) else {
      return intake.refuse("\(field).points", "", "must be a list of points [x, y]", source.sink)
    }
    let name = shape.member("label")?.asText ?? ""
    do throws(ForeignProblem) {
      switch kind {
      case "rectangle", "polygon", "mask", "linestrip", "line":
        try intake.add(name, around: points, field: field)
      case "circle":
        guard points.count == 2 else {
          return intake.refuse(
            "\(field).points", "", "a circle has its center and a point on it", source.sink)
        }
        let (dx, dy) = (points[1].x - points[0].x, points[1].y - points[0].y)
        let radius = (dx * dx + dy * dy).squareRoot()
        try intake.add(
          name, left: points[0].x - radius, top: points[0].y - radius,
          right: points[0].x + radius, bottom: points[0].y + radius, field: field)
      default:
        intake.refuse(
          "\(field).shape_type", kind, "this shape has no area and was left out", source.sink)
      }
    } catch {
      source.sink.take(error)
    }
  }

  /// The points in `value`; nil unless it is a list of pairs of numbers.
  static func points(_ value: JSONValue?) -> [(x: Double, y: Double)]? {
    guard let elements = value?.asList, !elements.isEmpty else { return nil }
    var points: [(x: Double, y: Double)] = []
    for element in elements {
      guard let pair = element.asList, pair.count >= 2, let x = pair[0].asNumber,
        let y = pair[1].asNumber
      else { return nil }
      points.append((x, y))
    }
    return points
  }
}
