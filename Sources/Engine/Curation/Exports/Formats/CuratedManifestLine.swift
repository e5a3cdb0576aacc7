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

  /// The line of `image`.
  init(_ image: ExportImage) {
    let context = CuratedAnnotations.Context(image)
    id = image.stem
    self.image = "images/\(image.fileName)"
    annotations = "annotations/\(image.stem).json"
    actionID = image.first.key.description
    if case .picture(let origin) = image.first.origin, let action = origin.actionID {
      actionID = action
    }
    actionType = context.actionType
    timestamp = context.timestamp
    activeStates = context.activeStates
    source = image.first.origin.source
    isNew = true
    reviewed = image.review != nil
  }
}
