import Foundations

extension PictureRecord: Codable {
  private enum Name {
    static let imageID = "image_id"
    static let imageFileName = "image_filename"
    static let width = "image_width"
    static let height = "image_height"
    static let boxes = "annotations"
    static let context = "context"
    static let version = "version"
    static let source = "source"
    static let actionID = "action_id"
    static let attributes = "attributes"
    static let removed = "removed"
    static let labeler = "labeler"
    static let engineVersion = "engine_version"
    static let revision = "revision"
    static let createdAt = "created_at"
    static let updatedAt = "updated_at"
    static let all: Set = [
      imageID, imageFileName, width, height, boxes, context, version, source, actionID, attributes,
      removed, labeler, engineVersion, revision, createdAt, updatedAt,
    ]
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    imageID = try fields.optional(Name.imageID)
    imageFileName = try fields.optional(Name.imageFileName)
    width = try fields.optional(Name.width)
    height = try fields.optional(Name.height)
    boxes = try fields.optional(Name.boxes) ?? []
    context = try fields.optional(Name.context) ?? Context()
    version = try fields.optional(Name.version)
    source = try fields.optional(Name.source)
    actionID = try fields.optional(Name.actionID)
    attributes = try fields.optional(Name.attributes)
    removed = try fields.optional(Name.removed) ?? []
    labeler = try fields.optional(Name.labeler)
    engineVersion = try fields.optional(Name.engineVersion)
    revision = try fields.optional(Name.revision)
    createdAt = try fields.optional(Name.createdAt)
    updatedAt = try fields.optional(Name.updatedAt)
    others = try fields.others(besides: Name.all)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(imageID, as: Name.imageID)
    try fields.put(imageFileName, as: Name.imageFileName)
    try fields.put(width, as: Name.width)
    try fields.put(height, as: Name.height)
    try fields.put(boxes, as: Name.boxes)
    try fields.put(context, as: Name.context)
    try fields.put(version, as: Name.version)
    try fields.put(source, as: Name.source)
    try fields.put(actionID, as: Name.actionID)
    try fields.put(attributes, as: Name.attributes)
    if !removed.isEmpty { try fields.put(removed, as: Name.removed) }
    try fields.put(labeler, as: Name.labeler)
    try fields.put(engineVersion, as: Name.engineVersion)
    try fields.put(revision, as: Name.revision)
    try fields.put(createdAt, as: Name.createdAt)
    try fields.put(updatedAt, as: Name.updatedAt)
    try fields.put(others: others)
  }
}

extension PictureRecord.Context: Codable {
  private enum Name {
    static let actionType = "action_type"
    static let activeStates = "active_states"
    static let timestamp = "timestamp"
    static let success = "success"
    static let all: Set = [actionType, activeStates, timestamp, success]
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    actionType = try fields.optional(Name.actionType)
    activeStates = try fields.optional(Name.activeStates) ?? []
    timestamp = try fields.optional(Name.timestamp)
    success = try fields.optional(Name.success)
    others = try fields.others(besides: Name.all)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    // Readers of the format expect all four fields.
    try fields.encode(actionType, forKey: FieldName(Name.actionType))
    try fields.put(activeStates, as: Name.activeStates)
    try fields.encode(timestamp, forKey: FieldName(Name.timestamp))
    try fields.encode(success, forKey: FieldName(Name.success))
    try fields.put(others: others)
  }
}
