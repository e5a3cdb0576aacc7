import Datasets
import Foundations

/// A COCO file while it is written: images go into it, annotations into a file beside it until the last
/// image is there.
final class COCOFileWriter {
  private let path: String
  private let spool: JSONListSpool
  private let file: JSONListFile
  private let categories: CategoryMap
  private let categoryList: [COCODataset.Category]
  private(set) var counts = ExportCounts()

  /// Creates the file at `path`.
  init(_ path: String, _ context: ExportContext, layout: JSONListFile.Layout) throws {
    self.path = path
    spool = try JSONListSpool(path + ".annotations", layout: layout)
    file = try JSONListFile(path, isObject: true, layout: layout)
    categories = context.categories
    categoryList = COCODataset.Category.all(context.plan, categories)
    try file.add("info", COCODataset.Info(context.plan))
    try file.add("licenses", [COCODataset.License]())
    try file.beginList("images")
  }

  /// Adds `image` and its boxes. Ids count from 1.
  func add(_ image: ExportImage) throws {
    counts.add(image)
    try file.add(element: COCODataset.Image(image, id: counts.images))
    for box in image.boxes {
      try spool.add(
        COCODataset.Annotation(
          box, id: spool.count + 1, imageID: counts.images,
          categoryID: categories.id(of: box.className)))
    }
  }

  /// Completes the file.
  func finish() throws {
    try file.endList()
    try file.beginList("annotations")
    try file.add(elementsOf: spool)
    try file.endList()
    try file.add("categories", categoryList)
    try file.close()
    try FileSystem.remove(spool.path)
  }

  /// Reads the file back; its images are in `folder`.
  func check(_ check: ExportCheck, images folder: String) throws {
    var reader = COCOCheck(check, folder: folder, categoryCount: categoryList.count)
    try JSONListReader.read(path) { try reader.take($0) }
    try check.require(reader.categories, "categories", are: categoryList.count)
    try check.require(reader.sizes.count, "images", are: counts.images)
    try check.require(reader.annotations, "boxes", are: counts.boxes)
  }
}

/// Checks the values of a COCO file in their order.
private struct COCOCheck {
  private let check: ExportCheck
  private let folder: String
  private let categoryCount: Int
  /// The sizes of the images.
  private(set) var sizes: [(width: Int, height: Int)] = []
  private(set) var annotations = 0
  private(set) var categories = 0

  init(_ check: ExportCheck, folder: String, categoryCount: Int) {
    self.check = check
    self.folder = folder
    self.categoryCount = categoryCount
  }

  mutating func take(_ part: JSONListReader.Part) throws {
    guard part.index != nil else { return }
    switch part.member {
    case "images": try take(JSONParser.decode(COCODataset.Image.self, from: part.text))
    case "annotations": try take(JSONParser.decode(COCODataset.Annotation.self, from: part.text))
    case "categories":
      categories += 1
      let category = try JSONParser.decode(COCODataset.Category.self, from: part.text)
      try check.require(category.id == categories, "category \(categories) has id \(category.id)")
    default: break
    }
  }

  private mutating func take(_ image: COCODataset.Image) throws {
    sizes.append((image.width, image.height))
    try check.require(image.id == sizes.count, "image \(sizes.count) has id \(image.id)")
    let path = "\(folder)/\(image.fileName)"
    try check.require(try FileSystem.isThere(path), "\(image.fileName) does not exist")
  }

  private mutating func take(_ annotation: COCODataset.Annotation) throws {
    annotations += 1
    let name = "annotation \(annotations)"
    try check.require(annotation.id == annotations, "\(name) has id \(annotation.id)")
    try check.require(
      sizes.indices.contains(annotation.imageID - 1), "\(name) has image \(annotation.imageID)")
    try check.require(
      (1...max(1, categoryCount)).contains(annotation.categoryID),
      "\(name) has category \(annotation.categoryID)")
    let size = sizes[annotation.imageID - 1]
    try check.require(
      PixelRange(width: size.width, height: size.height).contains(annotation.bbox.map(\.value)),
      "\(name) is not inside its image")
  }
}
