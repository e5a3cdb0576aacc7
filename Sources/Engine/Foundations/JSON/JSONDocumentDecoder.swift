/// Decodes a value of a parsed JSON text. Replaces Foundation's decoder.
struct JSONDocumentDecoder: Decoder {
  let document: JSONDocument
  let index: Int
  let path: JSONPath?

  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard document.kind(index) == .object else { throw mismatch([String: JSONValue].self) }
    return KeyedDecodingContainer(JSONMemberDecoder<Key>(of: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard document.kind(index) == .array else { throw mismatch([JSONValue].self) }
    return JSONElementDecoder(of: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  /// A decoder for the value at `index`, reached by `key` from this one.
  func child(_ index: Int, _ key: any CodingKey) -> JSONDocumentDecoder {
    JSONDocumentDecoder(document: document, index: index, path: JSONPath(path, key))
  }

  /// The error for a value that is not of type `type`.
  func mismatch(_ type: Any.Type) -> DecodingError {
    guard document.kind(index) == .null else {
      return .typeMismatch(type, context("it is not of type \(type)"))
    }
    return .valueNotFound(type, context("it is null"))
  }

  /// The context of an error: the coding path and a sentence.
  func context(_ sentence: String) -> DecodingError.Context {
    DecodingError.Context(codingPath: codingPath, debugDescription: sentence)
  }
}

/// Decodes a scalar, or any value that decodes itself. The generic `decode` implements all
/// overloads of the protocol.
extension JSONDocumentDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { document.kind(index) == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let value = document.scalar(type, at: index) { return value }
    if type == String.self || type == Bool.self { throw mismatch(type) }
    if type == Double.self { return try double() as! Value }
    if type == Float.self { return Float(try double()) as! Value }
    if let type = type as? any (FixedWidthInteger & Decodable).Type {
      return try integer(type) as! Value
    }
    if type == Float.self { return Float(try double()) as! Value }
    return try Value(from: self)
  }

  private func double() throws -> Double {
    guard let number = document.number(index) else { throw mismatch(Double.self) }
    guard let value = number.double else {
      throw DecodingError.dataCorrupted(context("\(sketch) is too large"))
    }
    return value
  }

  private func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    guard let number = document.number(index) else { throw mismatch(type) }
    if let value = number.integer(as: type) { return value }
    let problem =
      number.isWhole ? "is not between \(Value.min) and \(Value.max)" : "is not a whole number"
    throw DecodingError.dataCorrupted(context("\(sketch) \(problem)"))
  }

  private var sketch: String { document.value(index).sketch }
}

/// Decodes the members of an object.
private struct JSONMemberDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: JSONDocumentDecoder
  /// The values by name, for objects with too many members for a linear search.
  private let values: [ExactText: Int]?

  init(of decoder: JSONDocumentDecoder) {
    self.decoder = decoder
    let isLarge = decoder.document.count(decoder.index) > JSONDocument.largestSearch
    values =
      isLarge
      ? Dictionary(
        decoder.document.names(decoder.index).map { (ExactText($0.name), $0.value) },
        uniquingKeysWith: { $1 })
      : nil
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    decoder.document.names(decoder.index).compactMap { Key(stringValue: $0.name) }
  }

  func contains(_ key: Key) -> Bool { position(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool {
    decoder.document.kind(try required(key)) == .null
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decode(type, at: try required(key), key)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let position = position(key), decoder.document.kind(position) != .null else {
      return nil
    }
    return try decode(type, at: position, key)
  }

  private func decode<Value: Decodable>(
    _ type: Value.Type, at position: Int, _ key: Key
  ) throws -> Value {
    try decoder.document.scalar(type, at: position) ?? decoder.child(position, key).decode(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try decoder.child(try required(key), key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder.child(try required(key), key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    guard let key = Key(stringValue: "super") else { throw decoder.mismatch(Any.self) }
    return try superDecoder(forKey: key)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    decoder.child(try required(key), key)
  }

  private func required(_ key: Key) throws -> Int {
    guard let position = position(key) else {
      throw DecodingError.keyNotFound(key, decoder.context("\(key.stringValue) is missing"))
    }
    return position
  }

  /// The index of the last value named `key`.
  private func position(_ key: Key) -> Int? {
    var name = key.stringValue
    if let values { return values[ExactText(name)] }
    return name.withUTF8 { name in
      var found: Int?
      decoder.document.forEachMember(decoder.index) { member, value in
        if decoder.document.isName(member, name) { found = value }
      }
      return found
    }
  }
}

/// Decodes the elements of an array in order.
private struct JSONElementDecoder: UnkeyedDecodingContainer {
  private let decoder: JSONDocumentDecoder
  private var position: Int
  private(set) var currentIndex = 0

  init(of decoder: JSONDocumentDecoder) {
    self.decoder = decoder
    position = decoder.index + 1
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { decoder.document.count(decoder.index) }
  var isAtEnd: Bool { currentIndex >= decoder.document.count(decoder.index) }

  mutating func decodeNil() throws -> Bool {
    guard try element().decodeNil() else { return false }
    advance()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try element().decode(type)
    advance()
    return value
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    let container = try element().container(keyedBy: type)
    advance()
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try element().unkeyedContainer()
    advance()
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let element = try element()
    advance()
    return element
  }

  private func element() throws -> JSONDocumentDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self, decoder.context("there is no element \(currentIndex)"))
    }
    return decoder.child(position, JSONIndex(intValue: currentIndex))
  }

  private mutating func advance() {
    position = decoder.document.end(position)
    currentIndex += 1
  }
}
