import Datasets
import FoundationEssentials
import Foundations
import Libraries

/// An export for CVAT: `annotations.xml` (images 1.1) and `images`.
final class CVATWriter: ExportWriter {
  private static let check = ExportCheck(format: .cvat)
  private static let fileName = "annotations.xml"

  private let folder: ExportFolder
  private let file: TextFile
  private var count = 0

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    file = try TextFile(folder.path(of: Self.fileName))
    try file.write(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n  <version>1.1</version>\n"
        + "  <meta>\n\(Self.description(context))  </meta>\n")
  }

  /// The classes and images of the export: a task or, with splits, a project with a task per part. Some
  /// readers find the images of a part only if a project lists it.
  private static func description(_ context: ExportContext) -> String {
    let labels = context.categories.names.map {
      "        <label><name>\(XMLText.escaped($0))</name><attributes></attributes></label>\n"
    }.joined()
    let list = "      <labels>\n\(labels)      </labels>\n"
    let parts = context.plan.splits
    guard !parts.isEmpty else {
      return "    <task>\n      <size>\(context.plan.images.count)</size>\n\(list)    </task>\n"
    }
    let tasks = parts.map { part in
      let size = context.plan.images.count { $0.split == part }
      return
        "        <task><name>\(part)</name><size>\(size)</size><subset>\(part)</subset></task>\n"
    }.joined()
    return "    <project>\n\(list)      <tasks>\n\(tasks)      </tasks>\n    </project>\n"
  }

  func add(_ image: ExportImage) throws {
    let subset = image.split.map { " subset=\"\($0)\"" } ?? ""
    let name = XMLText.escaped(image.fileName)
    try file.write(
      "  <image id=\"\(count)\" name=\"\(name)\"\(subset) width=\"\(image.width)\""
        + " height=\"\(image.height)\">\n" + image.boxes.map(element).joined() + "  </image>\n")
    count += 1
  }

  private func element(_ box: ContentBox) -> String {
    let label = XMLText.escaped(box.className)
    let edges = [
      ("xtl", box.x), ("ytl", box.y), ("xbr", box.x + box.width), ("ybr", box.y + box.height),
    ].map { "\($0)=\"\(Quantity.fixed($1, decimals: 2))\"" }.joined(separator: " ")
    let source = box.verified ? "manual" : "auto"
    return "    <box label=\"\(label)\" source=\"\(source)\" occluded=\"0\" \(edges)"
      + " z_order=\"0\"></box>\n"
  }

  func finish(_ progress: (Double) -> Bool) throws {
    try file.write("</annotations>\n")
    try file.close()
  }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    try XMLReader.read(folder.path(of: Self.fileName)) { image in
      guard image.name == "image" else { return }
      try Self.check.require(
        image[attribute: "id"] == String(found.images), "image \(found.images) has another id")
      let name = image[attribute: "name"] ?? ""
      try Self.check.require(
        try FileSystem.isThere(folder.path(of: "images/\(name)")), "\(name) does not exist")
      let range = PixelRange(
        width: image[attribute: "width"].flatMap { Int($0) } ?? 0,
        height: image[attribute: "height"].flatMap { Int($0) } ?? 0)
      for box in image.children {
        let edges = ["xtl", "ytl", "xbr", "ybr"].compactMap {
          box[attribute: $0].flatMap { Double($0) }
        }
        // Two decimals were written.
        try Self.check.require(
          range.contains(edges: edges, tolerance: 0.01), "\(name): a box is not inside its image")
      }
      found.images += 1
      found.boxes += image.children.count
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
