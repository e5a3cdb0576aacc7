import Foundations

/// A COCO file without what imports do not need, small enough for memory: about 150 bytes per annotation.
struct COCOTables {
  /// The maximum number of images and of annotations in a file.
  static let mostRows = 10_000_000

  /// An element of `images`.
  struct Image {
    var name: String
    var size: (width: Int, height: Int)?
    /// The index of its first annotation.
    var first: Int32 = -1
  }

  /// An element of `annotations`.
  struct Annotation {
    var index: Int32
    var category: Int32
    var isCrowd: Bool
    var shape: COCOShape?
    var judgment: ForeignJudgment
    /// The index of the next annotation of the same image.
    var next: Int32 = -1
  }

  /// The images in the order of the file.
  private(set) var images: [Image] = []
  /// The annotations that belong to an image.
  private(set) var annotations: [Annotation] = []
  /// The names of categories.
  private(set) var classes: [String] = []
  private var imageIDs: [String: Int32] = [:]
  private var categoryIDs: [String: Int32] = [:]

  /// Reads the file at `path`, first all images and categories, then the annotations, which may come
  /// before them in the file. Elements that cannot be used are reported.
  init(_ path: String, source: ForeignSource) throws {
    var names: Set<String> = []
    try JSONListReader.read(path, wanting: { ["images", "categories"].contains($0) }) { part in
      names.insert(part.member ?? "")
      try source.reached(part.share * 0.1)
      if let problem = addTable(part) { source.sink.take(problem.at(part.place, path)) }
    }
    guard names.contains("images") || names.contains("categories") else {
      throw ForeignProblem(
        path: path, field: "images", reason: "is missing; this is not a COCO file")
    }
    try JSONListReader.read(path, wanting: { $0 == "annotations" }) { part in
      if part.index.map({ $0 % 1000 == 0 }) ?? true {
        try source.reached(0.1 + part.share * 0.2)
      }
      if let problem = addAnnotation(part) { source.sink.take(problem.at(part.place, path)) }
    }
    link()
  }

  /// Why an element cannot be used.
  private struct Refusal {
    var field = ""
    var value = ""
    var reason: String

    func at(_ place: String, _ path: String) -> ForeignProblem {
      ForeignProblem(
        path: path, field: field.isEmpty ? place : "\(place).\(field)", value: value, reason: reason
      )
    }
  }

  private mutating func addTable(_ part: JSONListReader.Part) -> Refusal? {
    guard part.index != nil else { return Refusal(reason: "is not a list") }
    return part.member == "images" ? addImage(part) : addCategory(part)
  }

  private mutating func addImage(_ part: JSONListReader.Part) -> Refusal? {
    let row: COCOImageRow
    do { row = try JSONParser.decode(COCOImageRow.self, from: part.text) } catch {
      return Refusal(reason: DecodingProblem.sentence(error))
    }
    guard let id = row.id?.asID else {
      return Refusal(field: "id", value: row.id?.sketch ?? "", reason: "an image needs an id")
    }
    guard let name = row.fileName?.asText, !name.isEmpty else {
      return Refusal(
        field: "file_name", value: row.fileName?.sketch ?? "", reason: "an image needs a file name")
    }
    guard images.count < Self.mostRows else { return Refusal(reason: "there are too many images") }
    guard imageIDs[id] == nil else {
      return Refusal(
        field: "id", value: id, reason: "another image has this id; ids must be different")
    }
    imageIDs[id] = Int32(images.count)
    var image = Image(name: name)
    if let width = row.width?.asInteger, let height = row.height?.asInteger {
      image.size = (width, height)
    }
    images.append(image)
    return nil
  }

  private mutating func addCategory(_ part: JSONListReader.Part) -> Refusal? {
    let row: COCOCategoryRow
    do { row = try JSONParser.decode(COCOCategoryRow.self, from: part.text) } catch {
      return Refusal(reason: DecodingProblem.sentence(error))
    }
    guard let id = row.id?.asID else {
      return Refusal(field: "id", value: row.id?.sketch ?? "", reason: "a category needs an id")
    }
    guard let name = row.name?.asText else {
      return Refusal(
        field: "name", value: row.name?.sketch ?? "", reason: "a category needs a name")
    }
    guard categoryIDs[id] == nil else {
      return Refusal(
        field: "id", value: id, reason: "another category has this id; ids must be different")
    }
    categoryIDs[id] = Int32(clamping: classes.count)
    classes.append(name)
    return nil
  }

  private mutating func addAnnotation(_ part: JSONListReader.Part) -> Refusal? {
    guard let index = part.index.flatMap({ Int32(exactly: $0) }) else {
      return Refusal(reason: "is not a list of at most \(Self.mostRows) elements")
    }
    guard annotations.count < Self.mostRows else {
      return Refusal(reason: "there are more than \(Self.mostRows) annotations; split the file")
    }
    let row: COCOAnnotationRow
    do { row = try JSONParser.decode(COCOAnnotationRow.self, from: part.text) } catch {
      return Refusal(reason: DecodingProblem.sentence(error))
    }
    guard let image = row.image?.asID.flatMap({ imageIDs[$0] }) else {
      return Refusal(
        field: "image_id", value: row.image?.sketch ?? "missing",
        reason: "is not the id of an image")
    }
    let category = row.category?.asID.flatMap { categoryIDs[$0] }
    var annotation = Annotation(
      index: index, category: category ?? -1, isCrowd: row.isCrowd, shape: nil,
      judgment: row.judgment)
    // It belongs to its image even if it cannot be used: then the image is not a negative.
    defer {
      annotation.next = image
      annotations.append(annotation)
    }
    guard category != nil else {
      return Refusal(
        field: "category_id", value: row.category?.sketch ?? "missing",
        reason: "is not the id of a category")
    }
    if row.isCrowd { return nil }
    switch row.shape {
    case .success(let shape): annotation.shape = shape
    case .failure(let error):
      return Refusal(
        field: "bbox", value: row.box?.compactText ?? "", reason: error.problem.rawValue)
    }
    return nil
  }

  /// Links the annotations of each image in the order of the file. Until here, `next` is the image.
  private mutating func link() {
    for index in annotations.indices.reversed() {
      let image = Int(annotations[index].next)
      annotations[index].next = images[image].first
      images[image].first = Int32(index)
    }
  }
}

extension COCOAnnotationRow {
  /// The rectangle: the bbox, or, if there is none, the extent of the polygons or of the mask.
  var shape: Result<COCOShape, COCOShape.ProblemError> {
    if box == nil, let segmentation, let extent = COCORunLength.extent(segmentation) {
      return .success(extent)
    }
    return COCOShape.find(box: box, segmentation: segmentation)
  }
}
