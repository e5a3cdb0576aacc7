import Datasets
import Foundations

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

  /// The totals of `images`.
  init(_ images: [CuratedImage], categories map: CategoryMap) {
    let boxes = images.flatMap(\.boxes)
    version = CuratedDataset.version
    createdAt = images.compactMap(\.timestamp).max()
    totalImages = images.count
    totalAnnotations = boxes.count
    totalSamples = images.reduce(0) { $0 + $1.samples.count }
    categories = map.names
    categoryMap = map.counts
    statistics = Statistics(
      imagesPerCategory: Counts(images.flatMap(\.categories)),
      annotationsPerCategory: Counts(boxes.map(\.categoryName)),
      annotationsPerSource: Counts(boxes.map(\.source.rawValue)),
      imagesPerCapture: Counts(images.compactMap(\.first.record.sourceCapture)),
      reviews: Counts(images.map { $0.review?.status.rawValue ?? "unreviewed" }),
      verifiedAnnotations: boxes.count(where: \.verified),
      averageConfidence: boxes.isEmpty
        ? nil : boxes.reduce(0) { $0 + $1.confidence } / Double(boxes.count))
  }
}
