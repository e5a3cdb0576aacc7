import Datasets
import Radio

/// A file in a curated dataset's `annotations` folder.
struct CuratedAnnotations: Codable {
  static let actionType = "label"

  struct Annotation: Codable {
    var bbox: [Int]
    var categoryID: Int
    var categoryName: String
    var confidence: Double
    var source: BoxSource
    var verified: Bool

    private enum CodingKeys: String, CodingKey {
      case bbox
      case categoryID = "category_id"
      case categoryName = "category_name"
      case confidence, source, verified
    }
  }

  struct Context: Codable {
    var actionType: String
    var activeStates: [String]
    var timestamp: String?
    var success: Bool

    private enum CodingKeys: String, CodingKey {
      case actionType = "action_type"
      case activeStates = "active_states"
      case timestamp, success
    }
  }

  var imageID: String
  var imageFileName: String
  var imageWidth: Int
  var imageHeight: Int
  var annotations: [Annotation]
  var context: Context
  var version: String

  private enum CodingKeys: String, CodingKey {
    case imageID = "image_id"
    case imageFileName = "image_filename"
    case imageWidth = "image_width"
    case imageHeight = "image_height"
    case annotations, context, version
  }

  /// The annotations of `image`.
  init(_ image: CuratedImage, categories: CategoryMap) {
    imageID = image.hash
    imageFileName = image.fileName
    imageWidth = SpectrogramImage.side
    imageHeight = SpectrogramImage.side
    annotations = image.boxes.map { box in
      Annotation(
        bbox: box.bbox, categoryID: categories.id(of: box.categoryName),
        categoryName: box.categoryName, confidence: box.confidence, source: box.source,
        verified: box.verified)
    }
    context = Context(
      actionType: Self.actionType, activeStates: image.categories, timestamp: image.timestamp,
      success: true)
    version = CuratedDataset.version
  }
}
