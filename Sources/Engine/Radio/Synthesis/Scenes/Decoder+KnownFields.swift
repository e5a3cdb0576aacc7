import Foundations

extension Decoder {
  /// The fields of an object that a person may have written; throws `DecodingError` if it has one that is not in `keys`,
  /// since that is a mistake that would change the result silently.
  func knownFields<Keys: CodingKey & CaseIterable>(
    _ keys: Keys.Type
  ) throws -> KeyedDecodingContainer<Keys> {
    let names = keys.allCases.map(\.stringValue)
    for field in try container(keyedBy: FieldName.self).allKeys {
      guard !names.contains(field.stringValue) else { continue }
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath,
          debugDescription:
            "there is no field \(VisibleText.of(field.stringValue)), only \(names.joined(separator: ", "))"
        ))
    }
    return try container(keyedBy: keys)
  }
}

extension KeyedDecodingContainer {
  /// The value of field `key`, or `usual` if it is absent or null.
  func decode<Value: Decodable>(_ key: Key, or usual: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? usual
  }
}
