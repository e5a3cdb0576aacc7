import FoundationEssentials
import Foundations
import Labels

#if canImport(Glibc)
  import Glibc
#endif

/// Writes `dataset.json`, the picture samples of a dataset in COCO format, sample by sample, so that
/// memory does not grow with the dataset.
///
/// The entries of `annotations`, which come after all of `images`, wait in a second file.
struct PictureCOCO {
  private struct Image: Encodable {
    let id: Int
    let fileName: String
    let width: Int
    let height: Int
    let source: String?

    private enum CodingKeys: String, CodingKey {
      case id
      case fileName = "file_name"
      case width, height, source
    }
  }

  private struct Annotation: Encodable {
    struct Attributes: Encodable {
      let source: String
      let verified: Bool
      let confidence: Double
    }

    let id: Int
    let imageID: Int
    let categoryID: Int
    let bbox: JSONValue
    let area: Double
    let iscrowd = 0
    let segmentation: [Int] = []
    let attributes: Attributes

    private enum CodingKeys: String, CodingKey {
      case id
      case imageID = "image_id"
      case categoryID = "category_id"
      case bbox, area, iscrowd, segmentation, attributes
    }
  }

  private struct Category: Encodable {
    let id: Int
    let name: String
    let supercategory = "element"
  }

  private let dataset: Folder
  private let categoryIDs: [String: Int]
  private let main: StreamedFile
  private let annotations: StreamedFile
  private var imageCount = 0
  private var annotationCount = 0

  /// Begins the file in `dataset`; `categoryIDs` are the ids of all classes.
  init(in dataset: Folder, categoryIDs: [String: Int], createdAt: String) throws {
    self.dataset = dataset
    self.categoryIDs = categoryIDs
    main = try StreamedFile(for: PictureFolder.cocoName, in: dataset)
    annotations = try StreamedFile(for: PictureFolder.cocoName, in: dataset)
    let info: JSONObject = [
      "description": .string("Pictures, written by LabelTUI"),
      "version": .string(PictureRecord.version), "date_created": .string(createdAt),
    ]
    try main.write(#"{"info":"#)
    try main.write(encoding: JSONValue.object(info))
    try main.write(#","licenses":[],"images":["#)
  }

  /// Adds `content`, whose image file is `image`.
  mutating func add(_ content: SampleContent, image: String) throws {
    imageCount += 1
    try main.write(imageCount == 1 ? "\n" : ",\n")
    try main.write(
      encoding: Image(
        id: imageCount, fileName: image, width: content.width, height: content.height,
        source: content.origin.source))
    for box in content.boxes {
      guard let category = categoryIDs[box.className] else { continue }
      annotationCount += 1
      try annotations.write(annotationCount == 1 ? "\n" : ",\n")
      try annotations.write(
        encoding: Annotation(
          id: annotationCount, imageID: imageCount, categoryID: category,
          bbox: PictureBounds([box.x, box.y, box.width, box.height]).json, area: box.area,
          attributes: Annotation.Attributes(
            source: box.source.rawValue, verified: box.verified, confidence: box.confidence ?? 1)))
    }
  }

  /// Completes the file and replaces `dataset.json`.
  func finish() throws {
    try main.write("\n],\"annotations\":[")
    try main.append(annotations)
    try main.write("\n],\"categories\":[")
    let categories = categoryIDs.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    for (index, category) in categories.enumerated() {
      try main.write(index == 0 ? "\n" : ",\n")
      try main.write(encoding: Category(id: category.value, name: category.key))
    }
    try main.write("\n]}\n")
    try main.putInPlace(as: PictureFolder.cocoName)
  }
}

/// A file that is written in pieces under a temporary name. Without `putInPlace` it is removed in
/// `deinit`.
private final class StreamedFile {
  private static let pieceBytes = 1 << 18

  private let folder: Folder
  private let temporary: String
  private let file: OpenFile
  private var pending = Data()
  private var isInPlace = false

  /// Creates a temporary file for `name` in `folder`.
  init(for name: String, in folder: Folder) throws(FileError) {
    self.folder = folder
    temporary = AtomicFile.temporaryName(for: name)
    file = try folder.open(temporary, flags: O_RDWR | O_CREAT | O_EXCL)
    // A locked file is not abandoned.
    _ = file.lockIfFree()
  }

  deinit { if !isInPlace { try? folder.remove(temporary) } }

  func write(_ text: String) throws(FileError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.pieceBytes { try flush() }
  }

  func write(encoding value: some Encodable) throws {
    pending += try OrderedJSONEncoder(.compact).encode(value)
    if pending.count >= Self.pieceBytes { try flush() }
  }

  /// Appends the content of `other`.
  func append(_ other: StreamedFile) throws(FileError) {
    try other.flush()
    try flush()
    var offset = 0
    while true {
      let piece = try other.file.bytes(at: offset, count: Self.pieceBytes)
      if piece.isEmpty { return }
      try file.write(piece)
      offset += piece.count
    }
  }

  func putInPlace(as name: String) throws(FileError) {
    try flush()
    try file.sync()
    try folder.rename(temporary, to: name)
    isInPlace = true
  }

  private func flush() throws(FileError) {
    try file.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
