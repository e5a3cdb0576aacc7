import Datasets
import FoundationEssentials
import Foundations
import Libraries

/// An export in Pascal VOC format: `JPEGImages`, `Annotations` with an XML file per image, and
/// `ImageSets/Main/<split>.txt`.
final class VOCWriter: ExportWriter {
  private static let check = ExportCheck(format: .voc)
  private static let imageFolder = "JPEGImages"
  private static let sets = "ImageSets/Main"

  private let folder: ExportFolder
  private let context: ExportContext
  private let lists: [String?: TextFile]
  private(set) var notes: [String] = []

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    self.context = context
    try folder.makeFolder("Annotations")
    try folder.makeFolder(Self.sets)
    var lists: [String?: TextFile] = [:]
    for split in context.splits { lists[split] = try TextFile(folder.path(of: Self.list(split))) }
    self.lists = lists
  }

  /// The list of the images of `split`. Without splits all are for training and validation.
  private static func list(_ split: String?) -> String { "\(sets)/\(split ?? "trainval").txt" }

  func add(_ image: ExportImage) throws {
    try lists[image.split]?.write(image.stem + "\n")
    let text =
      "<annotation>\n  <folder>\(Self.imageFolder)</folder>\n"
      + "  <filename>\(XMLText.escaped(image.fileName))</filename>\n"
      + "  <source><database>LabelTUI</database></source>\n"
      + "  <size><width>\(image.width)</width><height>\(image.height)</height>"
      + "<depth>3</depth></size>\n  <segmented>0</segmented>\n"
      + image.boxes.map { object($0, in: image) }.joined() + "</annotation>\n"
    try folder.create("Annotations/\(image.stem).xml", Data(text.utf8))
  }

  private func object(_ box: ContentBox, in image: ExportImage) -> String {
    let columns = WholePixels(box.x, box.x + box.width, size: image.width)
    let rows = WholePixels(box.y, box.y + box.height, size: image.height)
    return "  <object>\n    <name>\(XMLText.escaped(box.className))</name>\n"
      + "    <pose>Unspecified</pose>\n    <truncated>0</truncated>\n"
      + "    <difficult>0</difficult>\n    <bndbox><xmin>\(columns.start)</xmin>"
      + "<ymin>\(rows.start)</ymin><xmax>\(columns.end)</xmax><ymax>\(rows.end)</ymax></bndbox>\n"
      + "  </object>\n"
  }

  func finish(_ progress: (Double) -> Bool) throws {
    for list in lists.values { try list.close() }
    let header = "# label:color_rgb:parts:actions\n"
    let names = context.categories.names.map(XMLText.replacingForbidden)
    // The list cannot hold other names; readers then know these classes only from the annotations.
    let writable = names.filter { name in
      !name.contains { $0 == ":" || $0.isNewline } && name.first != "#"
        && name.first?.isWhitespace == false && name.last?.isWhitespace == false
    }
    let missing = names.count - writable.count
    if missing > 0 {
      notes.append(
        "voc: \(Quantity.count(missing, "class name")) cannot be listed in labelmap.txt, because of a colon, a "
          + "line break, a # at the start or spaces around it; Datumaro does not read their boxes")
    }
    let text = header + writable.map { "\($0):::\n" }.joined()
    try folder.create("labelmap.txt", Data(text.utf8))
  }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    let images = Set(try FileSystem.names(in: folder.path(of: Self.imageFolder)))
    for split in context.splits {
      try TextLines.read(folder.path(of: Self.list(split))) { line in
        let stem = String(decoding: line, as: UTF8.self)
        found.boxes += try boxes(of: stem, images: images)
        found.images += 1
      }
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }

  /// The number of boxes of the image `stem`, which are checked.
  private func boxes(of stem: String, images: Set<String>) throws -> Int {
    var name = ""
    var range = PixelRange(width: 0, height: 0)
    var count = 0
    try XMLReader.read(folder.path(of: "Annotations/\(stem).xml")) { element in
      func number(_ name: String) -> Int? { element.child(name).flatMap { Int($0.text) } }
      switch element.name {
      case "filename": name = element.text
      case "size":
        range = PixelRange(width: number("width") ?? 0, height: number("height") ?? 0)
      case "object":
        count += 1
        let box = element.child("bndbox")
        let edges = ["xmin", "ymin", "xmax", "ymax"].compactMap { edge in
          box?.child(edge).flatMap { Double($0.text) }
        }
        try Self.check.require(
          range.contains(edges: edges), "\(stem).xml: box \(count) is not inside its image")
      default: break
      }
    }
    try Self.check.require(images.contains(name), "\(stem).xml: \(name) does not exist")
    return count
  }
}

/// The edges of a box as whole pixels, at least one apart.
struct WholePixels {
  let start: Int
  let end: Int

  /// The nearest pixels to two edges inside an image of `size` pixels.
  init(_ start: Double, _ end: Double, size: Int) {
    let first = min(max(Int(start.rounded()), 0), size - 1)
    self.start = first
    self.end = min(max(Int(end.rounded()), first + 1), size)
  }
}
