import FoundationEssentials
import Foundations
import Glibc

/// Tables in the format of RFC 4180.
enum CSVText {
  private static let pieceSize = 1 << 18
  private static let quote = UInt8(ascii: "\"")

  /// `field`, in quotes if it contains a separator. Control characters that readers refuse become
  /// U+FFFD.
  static func quoted(_ field: String) -> String {
    let field = XMLText.replacingForbidden(field)
    let needsQuotes = field.utf8.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Calls `body` with the fields of each row of the file at `path`.
  static func read(_ path: String, _ body: ([String]) throws -> Void) throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    var row = Row()
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: pieceSize)
      if piece.isEmpty { break }
      for byte in piece {
        if let fields = row.take(byte) { try body(fields) }
      }
      offset += piece.count
    }
  }

  /// A row while it is read.
  private struct Row {
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var isInQuotes = false
    /// Whether the last byte ended quotes.
    private var hasJustEnded = false

    /// Adds `byte`; returns the fields at the end of the row.
    mutating func take(_ byte: UInt8) -> [String]? {
      if byte == quote {
        // A doubled quote within quotes ends and begins them again.
        if hasJustEnded { field.append(byte) }
        hasJustEnded = isInQuotes
        isInQuotes.toggle()
        return nil
      }
      hasJustEnded = false
      guard !isInQuotes else {
        field.append(byte)
        return nil
      }
      switch byte {
      case UInt8(ascii: ","): endField()
      case UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"):
        endField()
        defer { fields = [] }
        return fields
      default: field.append(byte)
      }
      return nil
    }

    private mutating func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
  }
}
