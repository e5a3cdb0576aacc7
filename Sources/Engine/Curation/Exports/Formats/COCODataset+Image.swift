import Datasets
import Foundations
import Labels

extension COCODataset.Info {
  /// The information about the export of `plan`.
  init(_ plan: ExportPlan) {
    description =
      plan.hasPictures
      ? "Training images, exported by LabelTUI"
      : "Training images of radio signals, exported by LabelTUI"
    version = CuratedWriter.version
    dateCreated = plan.newest ?? ""
  }
}

extension COCODataset.Category {
  /// The categories of `plan`, whose ids are `map`.
  static func all(_ plan: ExportPlan, _ map: CategoryMap) -> [COCODataset.Category] {
    map.names.map { name in
      COCODataset.Category(
        id: map.id(of: name), name: name,
        supercategory: plan.signalClasses.contains(name) ? "signal" : "object")
    }
  }
}

extension COCODataset.Image {
  /// The entry of `image`.
  init(_ image: ExportImage, id: Int) {
    self.id = id
    fileName = image.fileName
    width = image.width
    height = image.height
    attributes = COCODataset.ImageAttributes(samples: image.samples.map(\.content.key.description))
    switch image.first.origin {
    case .capture(let origin):
      attributes.sourceCapture = origin.capture
      attributes.timeOffset = origin.timeOffset
      attributes.duration = origin.duration
      attributes.centerFrequency = origin.centerFrequency
      attributes.sampleRate = origin.sampleRate
    case .picture(let origin):
      attributes.picture = .object(origin.facts)
      attributes.setFrame(origin.attributes)
    }
  }
}

extension COCODataset.ImageAttributes {
  /// Sets what `facts`, the attributes of a picture, state about a frame of a video.
  fileprivate mutating func setFrame(_ facts: JSONObject) {
    session = facts["session"]?.asText
    pitch = facts["pitch"]?.asText
    camera = facts["camera"]?.asText
    frame = facts["frame"]?.asInteger
    frameIndex = facts["frame_index"]?.asInteger
    timestamp = facts["timestamp_ns"]?.asInteger
  }
}

extension COCODataset.Annotation {
  /// The entry of `box`.
  init(_ box: ContentBox, id: Int, imageID: Int, categoryID: Int) {
    self.id = id
    self.imageID = imageID
    self.categoryID = categoryID
    bbox = box.bbox
    area = PixelCount(box.area)
    iscrowd = 0
    segmentation = []
    attributes = COCODataset.AnnotationAttributes(
      source: box.source.rawValue, verified: box.verified, confidence: box.confidence ?? 1)
  }
}

extension ContentBox {
  /// x, y, width and height.
  var bbox: [PixelCount] { [x, y, width, height].map(PixelCount.init) }
}

extension PictureOrigin {
  /// What is known about the picture, without what is not.
  var facts: JSONObject {
    var facts = JSONObject()
    facts["source"] = source.map(JSONValue.string)
    facts["action_id"] = actionID.map(JSONValue.string)
    facts["action_type"] = actionType.map(JSONValue.string)
    if !activeStates.isEmpty { facts["active_states"] = .array(activeStates.map(JSONValue.string)) }
    facts["timestamp"] = timestamp.map(JSONValue.string)
    facts["success"] = success.map(JSONValue.bool)
    if !attributes.isEmpty { facts["attributes"] = .object(attributes) }
    return facts
  }
}
