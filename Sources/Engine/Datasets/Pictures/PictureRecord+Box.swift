import Foundations
import Labels

extension PictureRecord {
  /// A box in a record.
  struct Box: Sendable, Hashable {
    /// x, y, width and height in pixels from the top left.
    var bounds: [Double]
    /// The id of the class in `metadata.json`; nil until the record is written.
    var categoryID: Int?
    /// The class; nil if the file states only the id.
    var className: String?
    var confidence: Double?
    var source: BoxSource?
    var verified: Bool?
    var others = JSONObject()

    /// A box with the values of `content`.
    init(_ content: ContentBox) {
      bounds = [content.x, content.y, content.width, content.height]
      className = content.className
      confidence = content.confidence ?? 1
      source = content.source
      verified = content.verified
    }

    var place: Place { Place(className: className ?? "", bounds: bounds) }

    /// The box, not clipped. Missing fields mean a box drawn by a person, and such a box has no
    /// confidence.
    var content: ContentBox {
      let source = source ?? .userLabel
      return ContentBox(
        className: className ?? "", x: bounds[0], y: bounds[1], width: bounds[2],
        height: bounds[3], confidence: source.isHuman && (confidence ?? 1) == 1 ? nil : confidence,
        source: source, verified: verified)
    }
  }
}

extension PictureRecord.Box: Codable {
  private enum Name {
    static let bounds = "bbox"
    static let categoryID = "category_id"
    static let className = "category_name"
    static let confidence = "confidence"
    static let source = "source"
    static let verified = "verified"
    static let all: Set = [bounds, categoryID, className, confidence, source, verified]
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    bounds = try PictureBounds(fields.required(Name.bounds), at: decoder.codingPath).values
    categoryID = try fields.optional(Name.categoryID)
    className = try fields.optional(Name.className)
    confidence = try fields.optional(Name.confidence)
    source = try fields.optional(Name.source)
    verified = try fields.optional(Name.verified)
    others = try fields.others(besides: Name.all)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(PictureBounds(bounds).json, as: Name.bounds)
    try fields.put(categoryID, as: Name.categoryID)
    try fields.put(className, as: Name.className)
    try fields.put(confidence, as: Name.confidence)
    try fields.put(source, as: Name.source)
    try fields.put(verified, as: Name.verified)
    try fields.put(others: others)
  }
}

extension PictureRecord.Place: Codable {
  private enum Name {
    static let bounds = "bbox"
    static let className = "category_name"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    bounds = try PictureBounds(fields.required(Name.bounds), at: decoder.codingPath).values
    className = try fields.required(Name.className)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(PictureBounds(bounds).json, as: Name.bounds)
    try fields.put(className, as: Name.className)
  }
}

/// The four numbers of `bbox`. Whole numbers are written without a point.
struct PictureBounds {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  /// Reads four finite numbers; `path` is used in messages.
  init(_ value: JSONValue, at path: [any CodingKey]) throws {
    let field = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    guard case .array(let elements) = value, elements.count == 4 else {
      throw PictureSampleError.badBounds(field: field, value: value.sketch)
    }
    values = try elements.map { element in
      guard let number = element.asNumber, abs(number) < 1e12 else {
        throw PictureSampleError.badBounds(field: field, value: element.sketch)
      }
      return number
    }
  }

  var json: JSONValue { .array(values.map(Self.json)) }

  private static func json(_ value: Double) -> JSONValue {
    if let whole = Int(exactly: value) { return .integer(whole) }
    return JSONNumber(value).map(JSONValue.number) ?? .null
  }
}
