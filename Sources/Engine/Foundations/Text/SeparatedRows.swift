import FoundationEssentials

/// Reads the rows of a table whose fields are separated by a character, and writes fields for one.
///
/// Nothing is repaired: a row that is not as the format has it is refused with its line.
package struct SeparatedRows {
  /// How fields are separated.
  package enum Style: Sendable {
    /// By tabs; a field contains neither tabs nor line breaks.
    case tabs
    /// By commas; a field in quotes may contain anything (RFC 4180).
    case commas

    fileprivate var separator: UInt8 { self == .tabs ? UInt8(ascii: "\t") : UInt8(ascii: ",") }
  }

  /// A row that is not empty.
  package struct Row: Sendable, Equatable {
    /// The line on which it begins, from 1.
    package let line: Int
    package let fields: [String]
  }

  /// A row that cannot be read.
  package struct Problem: Error, Sendable, Equatable {
    /// The line on which the row begins, from 1.
    package let line: Int
    /// What is wrong, and what to do.
    package let reason: String
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineBreak = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let bytes: [UInt8]
  private let style: Style
  private var position: Int
  private var line = 1

  /// Reads the rows of `data`, in UTF-8, with or without a byte order mark.
  package init(_ data: Data, _ style: Style) {
    bytes = Array(data)
    self.style = style
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row that is not empty; nil at the end. After an error, reading continues behind the row.
  package mutating func next() throws(Problem) -> Row? {
    while position < bytes.count {
      let first = line
      let fields = try nextFields(line: first)
      if fields != [""] { return Row(line: first, fields: fields) }
    }
    return nil
  }

  private mutating func nextFields(line first: Int) throws(Problem) -> [String] {
    var fields: [String] = []
    var reason: String?
    while true {
      let field = style == .commas && isAt(Self.quote) ? quotedField(&reason) : plainField()
      let text = String(validating: field, as: UTF8.self)
      if text == nil, reason == nil { reason = "is not UTF-8; convert the file" }
      fields.append(text ?? "")
      guard isAt(style.separator) else { break }
      position += 1
    }
    if !isAtEndOfLine, reason == nil { reason = "has text behind the quotes of a field" }
    skipLine()
    if let reason { throw Problem(line: first, reason: reason) }
    return fields
  }

  private var isAtEndOfLine: Bool {
    position >= bytes.count || bytes[position] == Self.lineBreak || isAtCarriageReturn
  }

  /// Whether a line break of two characters, or the end of the file behind one, is next.
  private var isAtCarriageReturn: Bool {
    guard isAt(Self.carriageReturn) else { return false }
    return position + 1 == bytes.count || bytes[position + 1] == Self.lineBreak
  }

  private func isAt(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func plainField() -> ArraySlice<UInt8> {
    let start = position
    while !isAtEndOfLine, bytes[position] != style.separator { position += 1 }
    return bytes[start..<position]
  }

  private mutating func quotedField(_ reason: inout String?) -> ArraySlice<UInt8> {
    var field: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard isAt(Self.quote) else { return field[...] }
        position += 1
      }
      if byte == Self.lineBreak { line += 1 }
      field.append(byte)
    }
    reason = "has a quote that is not closed"
    return field[...]
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != Self.lineBreak { position += 1 }
    position += 1
    line += 1
  }

  /// `text` as a field of a table with commas.
  package static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == lineBreak || byte == carriageReturn
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Whether `text` can be a field of a table with tabs.
  package static func fitsBetweenTabs(_ text: String) -> Bool {
    !text.utf8.contains { byte in
      byte == UInt8(ascii: "\t") || byte == lineBreak || byte == carriageReturn
    }
  }
}
