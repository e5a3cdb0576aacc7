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
    try naming(name) { try decodeIfPresent(T.self, forKey: FieldName(name)) }
  }

  /// The value at `name`, which must be there.
  func required<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    try naming(name) { try decode(T.self, forKey: FieldName(name)) }
  }

  /// Of a number that does not fit its type Foundation throws an error of its own, which names
  /// neither the field nor the value.
  private func naming<T>(_ name: String, _ decoding: () throws -> T) throws -> T {
    do {
      return try decoding()
    } catch let error where !(error is DecodingError) {
      let key = FieldName(name)
      let found = (try? decode(JSONValue.self, forKey: key))?.sketch ?? "a number out of range"
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath + [key], debugDescription: "\(found) cannot stand there"))
    }
  }

  /// Every field whose name is not among `known`.
  func others(besides known: Set<String>) throws -> [String: JSONValue] {
    var others: [String: JSONValue] = [:]
    for key in allKeys where !known.contains(key.stringValue) {
      others[key.stringValue] = try decode(JSONValue.self, forKey: key)
    }
    return others
  }
}

extension KeyedEncodingContainer where K == FieldName {
  /// Writes `value` under `name` unless it is nil.
  mutating func put(_ value: (some Encodable)?, as name: String) throws {
    if let value { try encode(value, forKey: FieldName(name)) }
  }

  /// Writes the fields of `others`, sorted by name.
  mutating func put(others: [String: JSONValue]) throws {
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      try encode(value, forKey: FieldName(name))
    }
  }
}
