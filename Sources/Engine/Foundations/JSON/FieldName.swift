/// A JSON key that is only known when it is met, for fields of other programs that are kept.
struct FieldName: CodingKey, Hashable {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where K == FieldName {
  /// The value at `name`, nil where it is absent or null.
  func optional<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T? {
    try decodeIfPresent(T.self, forKey: FieldName(name))
  }

  /// The value at `name`, which must be there.
  func required<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    try decode(T.self, forKey: FieldName(name))
  }

  /// Every field whose name is not among `known`, in the order of the file.
  func others(besides known: Set<String>) throws -> JSONObject {
    var others: [JSONObject.Member] = []
    for key in allKeys where !known.contains(key.stringValue) {
      others.append(
        JSONObject.Member(name: key.stringValue, value: try decode(JSONValue.self, forKey: key)))
    }
    return JSONObject(unique: others)
  }
}

extension KeyedEncodingContainer where K == FieldName {
  /// Writes `value` under `name` unless it is nil.
  mutating func put(_ value: (some Encodable)?, as name: String) throws {
    if let value { try encode(value, forKey: FieldName(name)) }
  }

  /// Writes the fields of `others` in their order.
  mutating func put(others: JSONObject) throws {
    for member in others.members {
      try encode(member.value, forKey: FieldName(member.name))
    }
  }
}
