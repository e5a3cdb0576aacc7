import Foundations

/// The members of an element of `images` that the reader needs, of any type.
struct COCOImageRow: Decodable {
  let id: JSONValue?
  let fileName: JSONValue?
  let width: JSONValue?
  let height: JSONValue?

  private enum CodingKeys: String, CodingKey {
    case id
    case fileName = "file_name"
    case width, height
  }
}

/// The members of an element of `categories` that the reader needs, of any type.
struct COCOCategoryRow: Decodable {
  let id: JSONValue?
  let name: JSONValue?
}

/// The members of an element of `annotations` that the reader needs, of any type.
struct COCOAnnotationRow: Decodable {
  let image: JSONValue?
  let category: JSONValue?
  let box: JSONValue?
  let crowd: JSONValue?
  let score: JSONValue?
  let attributes: JSONValue?
  /// Read only if there is no bbox, because it can be long.
  let segmentation: JSONValue?

  private enum CodingKeys: String, CodingKey {
    case image = "image_id"
    case category = "category_id"
    case box = "bbox"
    case crowd = "iscrowd"
    case score, attributes, segmentation
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    image = try container.decodeIfPresent(JSONValue.self, forKey: .image)
    category = try container.decodeIfPresent(JSONValue.self, forKey: .category)
    crowd = try container.decodeIfPresent(JSONValue.self, forKey: .crowd)
    score = try container.decodeIfPresent(JSONValue.self, forKey: .score)
    attributes = try container.decodeIfPresent(JSONValue.self, forKey: .attributes)
    let box = try container.decodeIfPresent(JSONValue.self, forKey: .box)
    // Some programs write an empty list if there is only a segmentation.
    self.box = box == .array([]) ? nil : box
    segmentation =
      self.box == nil ? try container.decodeIfPresent(JSONValue.self, forKey: .segmentation) : nil
  }

  /// Whether the annotation outlines a group of objects instead of one.
  var isCrowd: Bool { crowd == .bool(true) || (crowd?.asNumber ?? 0) != 0 }

  /// Who drew the box, as exports of this program state it; a `score` means a prediction.
  var judgment: ForeignJudgment {
    if let score = score?.asNumber { return .prediction(Self.share(score)) }
    var judgment = ForeignJudgment()
    guard let attributes else { return judgment }
    judgment.source = attributes.member("source")?.asText
    if case .bool(let isVerified)? = attributes.member("verified") {
      judgment.isVerified = isVerified
    }
    judgment.confidence = attributes.member("confidence")?.asNumber.flatMap(Self.share)
    return judgment
  }

  /// `value` if it is a share, 0...1.
  static func share(_ value: Double) -> Double? { (0...1).contains(value) ? value : nil }
}

extension JSONValue {
  /// The elements of a list; nil for other values.
  var asList: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// An id as text, so that the number 7 and the string "7" are the same; nil for other values.
  var asID: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.integer(as: Int.self).map(String.init) ?? number.text
    case .null, .bool, .array, .object: nil
    }
  }
}
