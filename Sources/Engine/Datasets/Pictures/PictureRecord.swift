import Foundations
import Imaging
import Labels

/// The content of `annotations/<id>.json`, the record of a picture sample
/// (`docs/formats/picture-samples.md`).
///
/// The fields of the curated format come first, in its order. The fields that LabelTUI adds follow;
/// they are nil in files of other programs, whose own fields are kept.
struct PictureRecord: Sendable, Hashable {
  /// The fields of `context`.
  struct Context: Sendable, Hashable {
    var actionType: String?
    var activeStates: [String] = []
    /// When the picture was taken: text, or seconds since 1970.
    var timestamp: JSONValue?
    var success: Bool?
    var others = JSONObject()
  }

  /// A box of a class, so that boxes at the same place can be found.
  struct Place: Sendable, Hashable {
    var className: String
    var bounds: [Double]
  }

  var imageID: String?
  var imageFileName: String?
  /// Width in pixels; nil if the file does not state it.
  var width: Int?
  /// Height in pixels; nil if the file does not state it.
  var height: Int?
  var boxes: [Box]
  var context: Context
  var version: String?

  var source: String?
  var actionID: String?
  var attributes: JSONValue?
  /// The boxes that a person removed or changed: programs do not add them again.
  var removed: [Place] = []
  var labeler: String?
  var engineVersion: String?
  /// 1 when the sample is saved, one more each time its boxes change; nil in files of others.
  var revision: Int?
  var createdAt: String?
  var updatedAt: String?
  var others = JSONObject()
}

extension PictureRecord {
  /// The version of the format.
  static let version = "1.0"

  /// The record of a new sample.
  init(_ draft: PictureDraft, boxes: [ContentBox], now: String) {
    imageID = draft.id.text
    imageFileName = PictureSampleFile.imageName(
      draft.id, ending: draft.facts.format.sampleEnding)
    width = draft.facts.width
    height = draft.facts.height
    self.boxes = boxes.map { Box($0) }
    context = Context(
      actionType: draft.origin.actionType, activeStates: draft.origin.activeStates,
      timestamp: draft.origin.timestamp.map(JSONValue.string), success: draft.origin.success)
    version = Self.version
    source = draft.origin.source
    actionID = draft.origin.actionID
    attributes = draft.origin.attributes.isEmpty ? nil : .object(draft.origin.attributes)
    labeler = draft.labeler
    engineVersion = EngineVersion.current
    revision = 1
    createdAt = now
    updatedAt = now
  }

  /// The revision, 1 or more.
  var currentRevision: Int { max(revision ?? 1, 1) }

  /// This record with other boxes, as the next revision. Boxes that stay keep the fields of other
  /// programs.
  func replacingBoxes(by boxes: [ContentBox], labeler: String?, now: String) -> PictureRecord {
    let known = Dictionary(self.boxes.map { ($0.place, $0) }, uniquingKeysWith: { $1 })
    var record = self
    record.boxes = boxes.map { content in
      var box = Box(content)
      if let same = known[box.place] {
        box.others = same.others
        box.categoryID = same.categoryID
      }
      return box
    }
    let places = Set(record.boxes.map(\.place))
    var removed = self.removed.filter { !places.contains($0) }
    for box in self.boxes where !places.contains(box.place) && !removed.contains(box.place) {
      removed.append(box.place)
    }
    record.removed = removed
    return record.asNextRevision(labeler: labeler, now: now)
  }

  /// This record with the boxes that it has not yet, as the next revision; nil if it has all.
  func adding(_ boxes: [ContentBox], labeler: String?, now: String) -> PictureRecord? {
    var places = Set(self.boxes.map(\.place)).union(removed)
    var record = self
    for box in boxes.map({ Box($0) }) where places.insert(box.place).inserted {
      record.boxes.append(box)
    }
    guard record.boxes.count > self.boxes.count else { return nil }
    return record.asNextRevision(labeler: labeler, now: now)
  }

  /// This record with the class `new` for the boxes of class `old`, as the next revision; nil if it has none. Programs do
  /// not add the boxes of class `old` again.
  func renamingClass(_ old: String, to new: String, now: String) -> PictureRecord? {
    var record = self
    var places = Set(removed)
    for index in boxes.indices where boxes[index].className == old {
      if places.insert(boxes[index].place).inserted { record.removed.append(boxes[index].place) }
      record.boxes[index].className = new
      record.boxes[index].categoryID = nil
    }
    guard record.boxes != boxes else { return nil }
    let kept = Set(record.boxes.map(\.place))
    record.removed.removeAll(where: kept.contains)
    return record.asNextRevision(labeler: nil, now: now)
  }

  private func asNextRevision(labeler: String?, now: String) -> PictureRecord {
    var record = self
    record.labeler = labeler ?? self.labeler
    record.engineVersion = EngineVersion.current
    record.revision = currentRevision == .max ? .max : currentRevision + 1
    record.updatedAt = now
    return record
  }

  /// The boxes that no person drew, without those at the places of `drawn`.
  func boxesOfOthers(besides drawn: [ContentBox]) -> [ContentBox] {
    let places = Set(drawn.map { Box($0).place })
    return boxes.filter { $0.content.source != .userLabel && !places.contains($0.place) }
      .map(\.content)
  }

  /// Whether the boxes are those of `contents`, in any order.
  func holds(_ contents: [ContentBox]) -> Bool {
    boxes.count == contents.count
      && Set(boxes.map { $0.content }) == Set(contents.map { Box($0).content })
  }
}

extension PictureRecord {
  /// When the picture was taken, UTC.
  var timestamp: String? {
    switch context.timestamp {
    case .string(let text): text
    case .number(let number): number.double.flatMap(RFC3339.text)
    case .null, .bool, .array, .object, nil: nil
    }
  }

  /// The sample `id` with this record, whose image has the size `size`.
  func content(_ id: SampleID, size: (width: Int, height: Int)) -> SampleContent {
    var attributes = JSONObject()
    if case .object(let object) = self.attributes { attributes = object }
    return SampleContent(
      key: .picture(id), width: size.width, height: size.height,
      boxes: boxes.map { $0.content.clipped(width: size.width, height: size.height) },
      origin: .picture(
        PictureOrigin(
          source: source, actionID: actionID, actionType: context.actionType,
          activeStates: context.activeStates, timestamp: timestamp, success: context.success,
          attributes: attributes)),
      revision: currentRevision, createdAt: createdAt ?? timestamp,
      updatedAt: updatedAt ?? createdAt ?? timestamp, labeler: labeler)
  }
}

extension ContentBox {
  /// This box clipped to an image of this size. A box without area inside it covers one pixel.
  func clipped(width: Int, height: Int) -> ContentBox {
    var box = self
    (box.x, box.width) = Self.clip(x, self.width, to: Double(width))
    (box.y, box.height) = Self.clip(y, self.height, to: Double(height))
    return box
  }

  private static func clip(_ start: Double, _ length: Double, to size: Double) -> (Double, Double) {
    let (low, high) = (min(start, start + length), max(start, start + length))
    if low >= 0, high <= size, low < high { return (low, length < 0 ? high - low : length) }
    let (first, last) = (min(max(low, 0), size), min(max(high, 0), size))
    if first < last { return (first, last - first) }
    let pixel = min(max(first.rounded(.down), 0), max(size - 1, 0))
    return (pixel, 1)
  }
}
