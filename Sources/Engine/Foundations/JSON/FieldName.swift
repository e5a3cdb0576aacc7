/// A JSON key that is only known when it is met, for fields of other programs that are kept.
package struct FieldName: CodingKey, Hashable {
  package let stringValue: String
  package var intValue: Int? { nil }

  package init(_ name: String) { stringValue = name }
  package init?(stringValue: String) { self.init(stringValue) }
  package init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where K == FieldName {
  /// The value at `name`, nil where it is absent or null.
  package func optional<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T? {
    try decodeIfPresent(T.self, forKey: FieldName(name))
  }

  /// The value at `name`, which must be there.
  package func required<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    try decode(T.self, forKey: FieldName(name))
  }

  /// Every field whose name is not among `known`, in the order of the file.
  package func others(besides known: Set<String>) throws -> JSONObject {
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
  package mutating func put(_ value: (some Encodable)?, as name: String) throws {
    if let value { try encode(value, forKey: FieldName(name)) }
  }

  /// Writes the fields of `others` in their order.
  package mutating func put(others: JSONObject) throws {
    for member in others.members {
      try encode(member.value, forKey: FieldName(member.name))
    }
  }
}
