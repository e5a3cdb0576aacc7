import Foundations
import Labels

/// The content of `metadata.json`: totals of all picture samples of a dataset, and the ids of their
/// classes (`docs/formats/picture-samples.md`).
///
/// A save adds and subtracts one sample, so that its cost does not grow with the dataset.
struct PictureMetadata: Sendable, Equatable {
  /// The state of the folder `annotations` when the totals were written. Totals with another mark
  /// are counted again.
  struct Mark: Sendable, Equatable, Codable {
    var inode: String
    var seconds: Int
    var nanoseconds: Int

    /// The mark of the folder with this state.
    init(_ folder: FileIdentity) {
      inode = String(folder.inode)
      (seconds, nanoseconds) = (folder.seconds, folder.nanoseconds)
    }
  }

  var version: String?
  var createdAt: String?
  var updatedAt: String?
  var totalImages = 0
  var totalAnnotations = 0
  /// Class to id. An id never changes.
  var categoryIDs: [String: Int] = [:]
  var imagesPerCategory = Counts()
  var annotationsPerCategory = Counts()
  var annotationsPerSource = Counts()
  var negativeImages = 0
  var verifiedAnnotations = 0
  /// The sum of the confidences in millionths: integers can be subtracted exactly.
  var confidenceSum = 0
  /// Nil if another program wrote the file, or if the totals must be counted again.
  var mark: Mark?
  var others = JSONObject()

  /// Metadata without totals, for counting again: it keeps the ids of classes and the fields of
  /// others.
  func emptied() -> PictureMetadata {
    var empty = PictureMetadata()
    (empty.version, empty.createdAt) = (version, createdAt)
    (empty.categoryIDs, empty.others) = (categoryIDs, others)
    return empty
  }

  /// Counts the boxes of a sample; with `sign` -1, removes them from the totals.
  mutating func count(_ record: PictureRecord, sign: Int = 1) {
    totalImages += sign
    totalAnnotations += sign * record.boxes.count
    if record.boxes.isEmpty { negativeImages += sign }
    for name in Set(record.boxes.compactMap(\.className)) { imagesPerCategory[name] += sign }
    for box in record.boxes {
      let content = box.content
      annotationsPerCategory[content.className] += sign
      annotationsPerSource[content.source.rawValue] += sign
      if content.verified { verifiedAnnotations += sign }
      let confidence = min(max(content.confidence ?? 1, 0), 1)
      confidenceSum += sign * Int((confidence * 1e6).rounded())
    }
  }

  /// Gives ids to the classes of `record` that have none, and notes them in its boxes. An id that
  /// the record states for a new class is kept if it is free.
  mutating func assignCategories(_ record: inout PictureRecord) {
    for index in record.boxes.indices {
      guard let name = record.boxes[index].className else { continue }
      record.boxes[index].categoryID = id(of: name, preferring: record.boxes[index].categoryID)
    }
  }

  private mutating func id(of name: String, preferring stated: Int?) -> Int {
    if let id = categoryIDs[name] { return id }
    let used = Set(categoryIDs.values)
    let highest = used.max() ?? 0
    var id = stated.flatMap { used.contains($0) || $0 < 0 ? nil : $0 } ?? max(highest, 0) &+ 1
    while id < 0 || used.contains(id) { id = Int.random(in: 1...1 << 30) }
    categoryIDs[name] = id
    return id
  }

  /// The class with this id; nil if there is none.
  func category(_ id: Int) -> String? { categoryIDs.first { $0.value == id }?.key }
}

extension PictureMetadata: Codable {
  private enum Name {
    static let version = "version"
    static let createdAt = "created_at"
    static let updatedAt = "updated_at"
    static let totalImages = "total_images"
    static let totalAnnotations = "total_annotations"
    static let totalSamples = "total_samples"
    static let categories = "categories"
    static let categoryMap = "category_map"
    static let statistics = "statistics"
    static let confidenceSum = "confidence_millionths"
    static let mark = "annotations_folder"
    static let all: Set = [
      version, createdAt, updatedAt, totalImages, totalAnnotations, totalSamples, categories,
      categoryMap, statistics, confidenceSum, mark,
    ]
  }

  private enum Statistic {
    static let imagesPerCategory = "images_per_category"
    static let annotationsPerCategory = "annotations_per_category"
    static let annotationsPerSource = "annotations_per_source"
    static let negativeImages = "negative_images"
    static let verifiedAnnotations = "verified_annotations"
    static let averageConfidence = "average_confidence"
  }

  /// Totals are read only from files of LabelTUI, which have a mark.
  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    version = try fields.optional(Name.version)
    createdAt = try? fields.optional(Name.createdAt)
    updatedAt = try? fields.optional(Name.updatedAt)
    categoryIDs = try fields.optional(Name.categoryMap) ?? [:]
    others = try fields.others(besides: Name.all)
    guard let mark = try? fields.optional(Name.mark, as: Mark.self) else { return }
    totalImages = try fields.required(Name.totalImages)
    totalAnnotations = try fields.required(Name.totalAnnotations)
    confidenceSum = try fields.required(Name.confidenceSum)
    let statistics = try fields.nestedContainer(
      keyedBy: FieldName.self, forKey: FieldName(Name.statistics))
    imagesPerCategory = try statistics.required(Statistic.imagesPerCategory)
    annotationsPerCategory = try statistics.required(Statistic.annotationsPerCategory)
    annotationsPerSource = try statistics.required(Statistic.annotationsPerSource)
    negativeImages = try statistics.required(Statistic.negativeImages)
    verifiedAnnotations = try statistics.required(Statistic.verifiedAnnotations)
    self.mark = mark
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(version ?? PictureRecord.version, as: Name.version)
    try fields.put(createdAt, as: Name.createdAt)
    try fields.put(updatedAt, as: Name.updatedAt)
    try fields.put(totalImages, as: Name.totalImages)
    try fields.put(totalAnnotations, as: Name.totalAnnotations)
    try fields.put(totalImages, as: Name.totalSamples)
    let byID = categoryIDs.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    try fields.put(byID.map(\.key), as: Name.categories)
    var map = fields.nestedContainer(keyedBy: FieldName.self, forKey: FieldName(Name.categoryMap))
    for (name, id) in byID { try map.put(id, as: name) }
    var statistics = fields.nestedContainer(
      keyedBy: FieldName.self, forKey: FieldName(Name.statistics))
    try statistics.put(imagesPerCategory.withoutZeros, as: Statistic.imagesPerCategory)
    try statistics.put(annotationsPerCategory.withoutZeros, as: Statistic.annotationsPerCategory)
    try statistics.put(annotationsPerSource.withoutZeros, as: Statistic.annotationsPerSource)
    try statistics.put(negativeImages, as: Statistic.negativeImages)
    try statistics.put(verifiedAnnotations, as: Statistic.verifiedAnnotations)
    let average =
      totalAnnotations > 0 ? Double(confidenceSum) / 1e6 / Double(totalAnnotations) : nil
    try statistics.encode(average, forKey: FieldName(Statistic.averageConfidence))
    try fields.put(confidenceSum, as: Name.confidenceSum)
    try fields.put(mark, as: Name.mark)
    try fields.put(others: others)
  }
}

extension Counts {
  /// The counts that are not 0.
  fileprivate var withoutZeros: Counts {
    values.reduce(into: Counts()) { if $1.value != 0 { $0[$1.key] = $1.value } }
  }
}
