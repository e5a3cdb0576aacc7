import FoundationEssentials
import Foundations
import Glibc

/// Reads an XML file that this program wrote, tag by tag, to check it. It knows no more of XML than the
/// exports use: elements, attributes in double quotes, text and references.
struct XMLElements {
  /// What is in the file, in order.
  enum Event: Equatable {
    case start(String, attributes: [String: String])
    /// Text between tags, unless it is only white space.
    case text(String)
    case end(String)
  }

  private static let pieceSize = 1 << 16
  /// A tag or text of more bytes is refused.
  private static let limit = 1 << 24

  private var open: [String] = []
  private var pending: [UInt8] = []
  private var isInTag = false
  private var isInQuotes = false

  /// Calls `body` with each event of the file at `path`. Throws `XMLElementsError` if it is not
  /// well-formed.
  static func read(_ path: String, _ body: (Event) throws -> Void) throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    var reader = XMLElements()
    var offset = 0
    do {
      while true {
        let piece = try file.bytes(at: offset, count: pieceSize)
        if piece.isEmpty { break }
        for byte in piece { try reader.take(byte, body) }
        offset += piece.count
      }
      guard reader.open.isEmpty, !reader.isInTag else { throw Malformed.unfinished }
    } catch is Malformed {
      throw XMLElementsError(path: path)
    }
  }

  private enum Malformed: Error { case unfinished, tag, reference, text }

  private mutating func take(_ byte: UInt8, _ body: (Event) throws -> Void) throws {
    if !isInTag, byte == UInt8(ascii: "<") {
      try endText(body)
      isInTag = true
    } else if isInTag, !isInQuotes, byte == UInt8(ascii: ">") {
      try endTag(body)
      isInTag = false
    } else {
      if isInTag, byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      pending.append(byte)
      guard pending.count <= Self.limit else { throw Malformed.unfinished }
    }
  }

  private mutating func endText(_ body: (Event) throws -> Void) throws {
    let text = try Self.unescaped(try decoded())
    guard !text.allSatisfy(\.isWhitespace) else { return }
    guard !open.isEmpty else { throw Malformed.text }
    try body(.text(text))
  }

  private mutating func endTag(_ body: (Event) throws -> Void) throws {
    var tag = try decoded()
    if tag.hasPrefix("?"), tag.hasSuffix("?") { return }
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      guard open.popLast() == name else { throw Malformed.tag }
      return try body(.end(name))
    }
    let isEmpty = tag.hasSuffix("/")
    if isEmpty { tag.removeLast() }
    let name = String(tag.prefix { !$0.isWhitespace })
    guard !name.isEmpty else { throw Malformed.tag }
    try body(.start(name, attributes: Self.attributes(tag.dropFirst(name.count))))
    if isEmpty { try body(.end(name)) } else { open.append(name) }
  }

  private mutating func decoded() throws -> String {
    guard let text = String(validating: pending, as: UTF8.self) else { throw Malformed.text }
    pending.removeAll(keepingCapacity: true)
    return text
  }

  /// The attributes in `text`: `name="value"` after white space.
  private static func attributes(_ text: Substring) throws -> [String: String] {
    var found: [String: String] = [:]
    var rest = text.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { throw Malformed.tag }
      let name = String(rest[..<equals])
      let quoted = rest[rest.index(after: equals)...]
      guard quoted.first == "\"", let end = quoted.dropFirst().firstIndex(of: "\"") else {
        throw Malformed.tag
      }
      let value = try unescaped(String(quoted[quoted.index(after: quoted.startIndex)..<end]))
      guard found.updateValue(value, forKey: name) == nil else { throw Malformed.tag }
      rest = quoted[quoted.index(after: end)...].drop(while: \.isWhitespace)
    }
    return found
  }

  /// `text` with its references replaced.
  private static func unescaped(_ text: String) throws -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var result = String(parts[0])
    for part in parts.dropFirst() {
      guard let end = part.firstIndex(of: ";") else { throw Malformed.reference }
      switch part[..<end] {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "#9": result += "\t"
      case "#10": result += "\n"
      case "#13": result += "\r"
      default: throw Malformed.reference
      }
      result += part[part.index(after: end)...]
    }
    return result
  }
}

/// An XML file is not well-formed.
struct XMLElementsError: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(VisibleText.of(path)): is not well-formed XML" }
}
