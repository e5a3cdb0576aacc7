import Datasets
import Labels

/// A file in a curated dataset's `annotations` folder.
struct CuratedAnnotations: Codable {
  static let actionType = "label"

  struct Annotation: Codable {
    var bbox: [PixelCount]
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
  init(_ image: ExportImage, categories: CategoryMap) {
    imageID = image.stem
    imageFileName = image.fileName
    imageWidth = image.width
    imageHeight = image.height
    annotations = image.boxes.map { box in
      Annotation(
        bbox: box.bbox, categoryID: categories.id(of: box.className), categoryName: box.className,
        confidence: box.confidence ?? 1, source: box.source, verified: box.verified)
    }
    context = Context(image)
    version = CuratedWriter.version
  }
}

extension CuratedAnnotations.Context {
  /// The context of `image`. A labeled window takes the place of an action, its classes that of states.
  init(_ image: ExportImage) {
    switch image.first.origin {
    case .capture:
      self.init(
        actionType: CuratedAnnotations.actionType, activeStates: image.classes,
        timestamp: image.timestamp, success: true)
    case .picture(let origin):
      self.init(
        actionType: origin.actionType ?? CuratedAnnotations.actionType,
        activeStates: origin.activeStates.isEmpty ? image.classes : origin.activeStates,
        timestamp: origin.timestamp ?? image.timestamp, success: origin.success ?? true)
    }
  }
}
