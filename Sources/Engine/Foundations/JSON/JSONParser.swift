import FoundationEssentials

/// Parses JSON as RFC 8259 defines it, in UTF-8, in time proportional to its length.
///
/// Everything is checked, including parts that are never decoded. A byte order mark at the start is
/// skipped. If an object has members of the same name, the last one counts, as in Python.
package struct JSONParser {
  /// The maximum nesting of arrays and objects.
  static let largestDepth = 64
  /// Lengths are stored in 32 bits.
  static let largestSize = Int(UInt32.max)

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private var depth = 0
  private var entries: [JSONDocument.Entry] = []

  /// Decodes a value of type `type` from the JSON in `data`; throws `DecodingError`, or an error of
  /// the type's own `init(from:)`.
  package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value
  {
    try decode(type, from: document(data))
  }

  /// Decodes a value of type `type` from `document`.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from document: JSONDocument
  ) throws -> Value {
    try JSONDocumentDecoder(document: document, index: 0, path: nil).decode(type)
  }

  /// Parses `data`; throws `DecodingError.dataCorrupted` with a `JSONSyntaxError`.
  package static func document(_ data: Data) throws(DecodingError) -> JSONDocument {
    let result = data.withUnsafeBytes { buffer in
      Result { () throws(JSONSyntaxError) in
        var parser = JSONParser(buffer.bindMemory(to: UInt8.self))
        return try parser.parse()
      }
    }
    switch result {
    case .success(let entries): return JSONDocument(data: data, entries: entries)
    case .failure(let error):
      throw .dataCorrupted(
        DecodingError.Context(
          codingPath: [], debugDescription: error.description, underlyingError: error))
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func parse() throws(JSONSyntaxError) -> [JSONDocument.Entry] {
    guard bytes.count < Self.largestSize else { throw failure(.tooLarge, at: 0) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    try parseValue()
    skipSpace()
    guard position == bytes.count else { throw failure(.textBehind) }
    return entries
  }

  private mutating func parseValue() throws(JSONSyntaxError) {
    skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"): try parseContainer(.object, end: UInt8(ascii: "}"))
    case UInt8(ascii: "["): try parseContainer(.array, end: UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let start = position
      try skipNumber()
      append(.number, start: start, end: position)
    case UInt8(ascii: "t"): try parseWord("true", .true)
    case UInt8(ascii: "f"): try parseWord("false", .false)
    case UInt8(ascii: "n"): try parseWord("null", .null)
    case UInt8(ascii: "N") where isAt("NaN"): throw failure(.notFinite(name: "NaN"))
    case UInt8(ascii: "I") where isAt("Infinity"): throw failure(.notFinite(name: "Infinity"))
    default: throw failure(.missing(expected: "a value"))
    }
  }

  private mutating func parseContainer(
    _ kind: JSONDocument.Kind, end: UInt8
  ) throws(JSONSyntaxError) {
    depth += 1
    guard depth <= Self.largestDepth else { throw failure(.tooDeep) }
    position += 1
    let index = entries.count
    append(kind, start: position, end: position)
    var count: UInt32 = 0
    skipSpace()
    if try peek() != end {
      while true {
        if kind == .object { try parseName() }
        try parseValue()
        count += 1
        skipSpace()
        if try peek() == end { break }
        guard try peek() == UInt8(ascii: ",") else {
          throw failure(.missing(expected: kind == .object ? "\",\" or \"}\"" : "\",\" or \"]\""))
        }
        position += 1
      }
    }
    position += 1
    depth -= 1
    entries[index] = JSONDocument.Entry(kind: kind, size: count, place: entries.count)
  }

  private mutating func parseName() throws(JSONSyntaxError) {
    skipSpace()
    guard try peek() == UInt8(ascii: "\"") else {
      throw failure(.missing(expected: "a name in double quotes"))
    }
    try parseString()
    skipSpace()
    guard try peek() == UInt8(ascii: ":") else { throw failure(.missing(expected: "\":\"")) }
    position += 1
  }

  private mutating func parseString() throws(JSONSyntaxError) {
    let start = position + 1
    let hasEscapes = try skipString()
    append(hasEscapes ? .escapedString : .string, start: start, end: position - 1)
  }

  private mutating func parseWord(
    _ word: StaticString, _ kind: JSONDocument.Kind
  ) throws(JSONSyntaxError) {
    guard isAt(word) else { throw failure(.missing(expected: "a value")) }
    append(kind, start: position, end: position + word.utf8CodeUnitCount)
    position += word.utf8CodeUnitCount
  }

  private mutating func append(_ kind: JSONDocument.Kind, start: Int, end: Int) {
    entries.append(JSONDocument.Entry(kind: kind, size: UInt32(end - start), place: start))
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      default: return
      }
    }
  }

  /// The byte at the current position.
  func peek() throws(JSONSyntaxError) -> UInt8 {
    guard position < bytes.count else { throw failure(.endOfText) }
    return bytes[position]
  }

  /// Whether `word` is at the current position.
  func isAt(_ word: StaticString) -> Bool {
    bytes[position...].starts(
      with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// An error at `offset`, or at the current position.
  func failure(_ reason: JSONSyntaxError.Reason, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(reason, at: offset ?? position, in: bytes)
  }
}
