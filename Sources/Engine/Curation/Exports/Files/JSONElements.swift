import FoundationEssentials
import Foundations
import Glibc

/// Reads a large JSON file value by value: the elements of its lists, one at a time.
///
/// The file is a list, or an object whose members may be lists. Every value is checked by `JSONParser`;
/// of the text between them only the brackets are.
struct JSONElements {
  /// A value in the file.
  struct Item {
    /// The name of the member; empty in a list.
    let member: String
    /// Whether the value is an element of the member's list.
    let isElement: Bool
    let data: Data

    /// The value as `type`.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONParser.decode(type, from: data)
    }
  }

  /// Calls `body` with each value in the file at `path`, in order. Throws `JSONElementsError` if the
  /// brackets do not match.
  static func read(_ path: String, _ body: (Item) throws -> Void) throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    var reader = JSONElements()
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: pieceSize)
      if piece.isEmpty { break }
      try piece.withUnsafeBytes { bytes in
        for byte in bytes { try reader.take(byte, body) }
      }
      offset += piece.count
    }
    guard reader.isComplete else { throw JSONElementsError(path: path) }
  }

  private static let pieceSize = 1 << 18
  private static let newline = UInt8(ascii: "\n")

  private var depth = 0
  private var isObject = false
  private var isInList = false
  private var expectsName = false
  private var isInString = false
  private var isEscaped = false
  private var member = ""
  /// The text of the current name or value.
  private var text: [UInt8] = []

  private var isComplete: Bool { depth == 0 && text.isEmpty && !isInString }

  /// The depth at which values are separate.
  private var valueDepth: Int { isObject && isInList ? 2 : 1 }

  private mutating func take(_ byte: UInt8, _ body: (Item) throws -> Void) throws {
    guard !isInString else { return takeInString(byte) }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), Self.newline: return
    case UInt8(ascii: "\""):
      isInString = true
      text.append(byte)
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(byte, body)
    case UInt8(ascii: ",") where depth == valueDepth:
      try end(body)
      expectsName = isObject && depth == 1
    case UInt8(ascii: ":") where depth == 1 && expectsName:
      member = try JSONParser.decode(String.self, from: Data(text))
      text.removeAll(keepingCapacity: true)
      expectsName = false
    default: text.append(byte)
    }
  }

  private mutating func takeInString(_ byte: UInt8) {
    text.append(byte)
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }

  private mutating func open(_ byte: UInt8) {
    depth += 1
    if depth == 1 {
      isObject = byte == UInt8(ascii: "{")
      expectsName = isObject
    } else if depth == 2, isObject, byte == UInt8(ascii: "["), text.isEmpty {
      isInList = true
    } else {
      text.append(byte)
    }
  }

  private mutating func close(_ byte: UInt8, _ body: (Item) throws -> Void) throws {
    let isAtValue = depth == valueDepth
    if isAtValue { try end(body) } else { text.append(byte) }
    depth -= 1
    if isAtValue, depth == 1 { isInList = false }
  }

  private mutating func end(_ body: (Item) throws -> Void) throws {
    guard !text.isEmpty else { return }
    try body(Item(member: member, isElement: isInList || !isObject, data: Data(text)))
    text.removeAll(keepingCapacity: true)
  }
}

/// The brackets of a JSON file do not match.
struct JSONElementsError: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(VisibleText.of(path)): ends in the middle of a value" }
}
