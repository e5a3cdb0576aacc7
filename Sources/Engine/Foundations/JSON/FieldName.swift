/// A JSON key that is not known in advance, for fields of other programs that are kept.
package struct FieldName: CodingKey, Hashable {
  package let stringValue: String
  package var intValue: Int? { nil }

  /// The key `name`.
  package init(_ name: String) { stringValue = name }
  package init?(stringValue: String) { self.init(stringValue) }
  package init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where K == FieldName {
  /// The value of field `name`; nil if it is absent or null.
  package func optional<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T? {
    try decodeIfPresent(T.self, forKey: FieldName(name))
  }

  /// The value of field `name`; throws if it is absent.
  package func required<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    try decode(T.self, forKey: FieldName(name))
  }

  /// All fields whose names are not in `known`, in the order of the file.
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
  /// Writes `value` as field `name` unless it is nil.
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
