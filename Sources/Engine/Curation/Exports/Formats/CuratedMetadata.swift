import Datasets
import Foundations
import Labels

/// The `metadata.json` of a curated dataset: totals of the whole dataset.
struct CuratedMetadata: Codable {
  struct Statistics: Codable {
    var imagesPerCategory: Counts
    var annotationsPerCategory: Counts
    var annotationsPerSource: Counts
    var imagesPerCapture: Counts
    var reviews: Counts
    var verifiedAnnotations: Int
    var averageConfidence: Double?

    private enum CodingKeys: String, CodingKey {
      case imagesPerCategory = "images_per_category"
      case annotationsPerCategory = "annotations_per_category"
      case annotationsPerSource = "annotations_per_source"
      case imagesPerCapture = "images_per_capture"
      case reviews
      case verifiedAnnotations = "verified_annotations"
      case averageConfidence = "average_confidence"
    }
  }

  var version: String
  var createdAt: String?
  var totalImages: Int
  var totalAnnotations: Int
  var totalSamples: Int
  var categories: [String]
  var categoryMap: Counts
  var statistics: Statistics

  private enum CodingKeys: String, CodingKey {
    case version
    case createdAt = "created_at"
    case totalImages = "total_images"
    case totalAnnotations = "total_annotations"
    case totalSamples = "total_samples"
    case categories
    case categoryMap = "category_map"
    case statistics
  }

  /// The sum of all confidences.
  private var confidences = 0.0

  /// The totals of no images yet.
  init(createdAt: String?, categories map: CategoryMap) {
    version = CuratedWriter.version
    self.createdAt = createdAt
    totalImages = 0
    totalAnnotations = 0
    totalSamples = 0
    categories = map.names
    categoryMap = map.counts
    statistics = Statistics(
      imagesPerCategory: Counts(), annotationsPerCategory: Counts(),
      annotationsPerSource: Counts(), imagesPerCapture: Counts(), reviews: Counts(),
      verifiedAnnotations: 0)
  }

  /// Counts `image`.
  mutating func add(_ image: ExportImage) {
    totalImages += 1
    totalAnnotations += image.boxes.count
    totalSamples += image.samples.count
    for name in image.classes { statistics.imagesPerCategory[name] += 1 }
    if case .capture(let origin) = image.first.origin, let capture = origin.capture {
      statistics.imagesPerCapture[capture] += 1
    }
    statistics.reviews[image.verdict.rawValue] += 1
    for box in image.boxes {
      statistics.annotationsPerCategory[box.className] += 1
      statistics.annotationsPerSource[box.source.rawValue] += 1
      statistics.verifiedAnnotations += box.verified ? 1 : 0
      confidences += box.confidence ?? 1
    }
  }

  /// Computes the average after the last image.
  mutating func finish() {
    statistics.averageConfidence =
      totalAnnotations == 0 ? nil : confidences / Double(totalAnnotations)
  }
}
