import FoundationEssentials
import Foundations
import Libraries

/// Reads CVAT for images 1.1: one XML file for all pictures.
struct CVATReader: ForeignReader {
  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    for file in source.file.map({ [$0] }) ?? Self.files(in: source.folder) {
      try source.reading(file) { try pass(file) }
    }
  }

  /// The XML files of `folder` that begin like one of CVAT.
  static func files(in folder: String) -> [String] {
    ["", "/annotations"].flatMap { place -> [String] in
      let names = (try? FileSystem.names(in: folder + place)) ?? []
      return names.filter { $0.hasSuffix(".xml") && !$0.hasPrefix(".") }
        .map { "\(folder)\(place)/\($0)" }.filter(isCVAT)
    }
  }

  /// Whether the root of the XML file at `path` is that of CVAT.
  static func isCVAT(_ path: String) -> Bool { XMLSketch.root(of: path) == "annotations" }

  private func pass(_ file: String) throws {
    var images = 0
    var total: Double?
    try XMLReader.read(
      file,
      root: { root in
        guard root.name == "annotations" else {
          throw ForeignProblem(
            path: file, field: "the root element", value: root.name,
            reason: "a CVAT file has annotations here")
        }
      },
      child: { element in
        switch element.name {
        case "meta":
          let task = element.child("task") ?? element.child("project") ?? element.child("job")
          total = task?.number("size")
        case "image":
          images += 1
          if let total, total >= 1 { try source.reached(min(1, Double(images) / total)) }
          try pass(element, of: file)
        case "track":
          source.report(
            file, "track in line \(element.line)", "",
            "tracks of videos are not read; export the task as \"CVAT for images 1.1\"")
        default: break
        }
      })
  }

  private func pass(_ image: XMLElement, of file: String) throws {
    let name = image[attribute: "name"] ?? ""
    let subset = image[attribute: "subset"] ?? ""
    var size: (Int, Int)?
    if let width = image.number(attribute: "width").flatMap({ Int(exactly: $0) }),
      let height = image.number(attribute: "height").flatMap({ Int(exactly: $0) })
    {
      size = (width, height)
    }
    let own = FileSystem.parent(of: file)
    var bases = ["\(own)/images", own, "\(source.folder)/images"]
    if !subset.isEmpty, !subset.contains("/") { bases.insert("\(own)/images/\(subset)", at: 0) }
    let intake = source.begin(
      name, relativeTo: bases, labelFile: file, field: "image in line \(image.line)", size: size)
    guard var intake else { return }
    intake.split =
      subset.isEmpty || subset == "default"
      ? SplitName.inFolders(of: name) : SplitName.of(subset) ?? subset
    for shape in image.children { add(shape, to: &intake) }
    try source.finish(intake)
  }

  private func add(_ shape: XMLElement, to intake: inout BoxIntake) {
    // Tags are classes of the whole picture.
    guard shape.name != "tag" else { return }
    let field = "\(shape.name) in line \(shape.line)"
    let label = shape[attribute: "label"] ?? ""
    guard let points = points(of: shape) else {
      return intake.refuse(field, "", "its numbers are missing or wrong", source.sink)
    }
    guard !points.isEmpty else {
      return intake.refuse(field, "", "this kind of shape has no box and was left out", source.sink)
    }
    do throws(ForeignProblem) {
      try intake.add(label, around: points, judgment: judgment(of: shape), field: field)
    } catch {
      source.sink.take(error)
    }
  }

  /// `source` says who made the shape: `manual`, `auto`, `semi-auto`, or `file`.
  private func judgment(of shape: XMLElement) -> ForeignJudgment {
    shape[attribute: "source"] == "auto" ? .prediction(nil) : ForeignJudgment()
  }

  /// Points around the shape; empty for a kind that has no area, nil if its numbers are wrong.
  private func points(of shape: XMLElement) -> [(x: Double, y: Double)]? {
    switch shape.name {
    case "box":
      guard let left = shape.number(attribute: "xtl"), let top = shape.number(attribute: "ytl"),
        let right = shape.number(attribute: "xbr"), let bottom = shape.number(attribute: "ybr"),
        left < right, top < bottom
      else { return nil }
      let angle = shape[attribute: "rotation"] == nil ? 0 : shape.number(attribute: "rotation")
      guard let angle else { return nil }
      if angle == 0 { return [(left, top), (right, bottom)] }
      return Rotation.corners(
        left: left, top: top, right: right, bottom: bottom, degrees: angle,
        around: ((left + right) / 2, (top + bottom) / 2))
    case "polygon", "polyline", "cuboid": return polygon(shape)
    case "ellipse":
      guard let x = shape.number(attribute: "cx"), let y = shape.number(attribute: "cy"),
        let width = shape.number(attribute: "rx"), let height = shape.number(attribute: "ry")
      else { return nil }
      return [(x - width, y - height), (x + width, y + height)]
    case "mask":
      guard let left = shape.number(attribute: "left"), let top = shape.number(attribute: "top"),
        let width = shape.number(attribute: "width"), let height = shape.number(attribute: "height")
      else { return nil }
      return [(left, top), (left + width, top + height)]
    default: return []
    }
  }

  /// The points in `points`, such as `1.5,2;3,4`, or in the attributes of a cuboid.
  private func polygon(_ shape: XMLElement) -> [(x: Double, y: Double)]? {
    if shape.name == "cuboid" {
      let corners = ["xtl1", "xbl1", "xtr1", "xbr1", "xtl2", "xbl2", "xtr2", "xbr2"].map { x in
        (shape.number(attribute: x), shape.number(attribute: "y" + x.dropFirst()))
      }
      let points = corners.compactMap { x, y in x.flatMap { x in y.map { (x: x, y: $0) } } }
      return points.count == corners.count ? points : nil
    }
    guard let text = shape[attribute: "points"] else { return nil }
    var points: [(x: Double, y: Double)] = []
    for pair in text.split(separator: ";") {
      let parts = pair.split(separator: ",")
      guard parts.count == 2, let x = XMLElement.number(parts[0].trimmed),
        let y = XMLElement.number(parts[1].trimmed)
      else { return nil }
      points.append((x, y))
    }
    return points.isEmpty ? nil : points
  }
}
