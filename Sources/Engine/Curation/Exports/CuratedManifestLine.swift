import Datasets

/// A line of a curated dataset's `manifest.jsonl`.
struct CuratedManifestLine: Codable {
  var id: String
  var image: String
  var annotations: String
  var actionID: String
  var actionType: String
  var timestamp: String?
  var activeStates: [String]
  var source: String?
  var isNew: Bool
  var reviewed: Bool

  private enum CodingKeys: String, CodingKey {
    case id, image, annotations
    case actionID = "action_id"
    case actionType = "action_type"
    case timestamp
    case activeStates = "active_states"
    case source
    case isNew = "is_new"
    case reviewed
  }

  /// The line of `image`. The labeled window takes the place of an action, its classes that of
  /// states, its capture that of the source.
  init(_ image: CuratedImage) {
    id = image.hash
    self.image = "images/\(image.fileName)"
    annotations = "annotations/\(image.hash).json"
    actionID = image.first.reference.description
    actionType = CuratedAnnotations.actionType
    timestamp = image.timestamp
    activeStates = image.categories
    source = image.first.record.sourceCapture
    isNew = true
    reviewed = image.review != nil
  }
}
