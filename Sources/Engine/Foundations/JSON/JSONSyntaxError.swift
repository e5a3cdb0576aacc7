/// Why a text is not valid JSON for this program, and where.
struct JSONSyntaxError: Error, Equatable {
  /// What is wrong.
  enum Reason: Equatable {
    case endOfText
    case tooDeep
    /// Something else is at a position that requires `expected`.
    case missing(expected: String)
    case invalidUTF8
    case controlCharacter(UInt8)
    case badEscape
    case halfSurrogatePair
    case badNumber
    case notFinite(name: String)
    case textBehind
    case tooLarge
  }

  let reason: Reason
  let line: Int
  let column: Int

  /// Finds the line and column of `offset` in `bytes`. Columns count characters; both start at 1.
  init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.reason = reason
    var (line, column) = (1, 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    (self.line, self.column) = (line, column)
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  var description: String {
    let place = "line \(line), column \(column)"
    return switch reason {
    case .tooDeep:
      "it is nested more than \(JSONParser.largestDepth) levels deep (\(place))"
    case .tooLarge:
      "it has \(JSONParser.largestSize) bytes or more, which is too large for JSON"
    case .endOfText: "it is not valid JSON: the text ends too early (\(place))"
    case .missing(let expected): "it is not valid JSON: expected \(expected) at \(place)"
    case .invalidUTF8: "it is not valid JSON: invalid UTF-8 at \(place)"
    case .controlCharacter(let byte):
      "it is not valid JSON: unescaped control character 0x\(Self.hexadecimal(byte)) at \(place)"
    case .badEscape: "it is not valid JSON: invalid escape sequence at \(place)"
    case .halfSurrogatePair:
      "it is not valid JSON: \\u escape with half of a surrogate pair at \(place)"
    case .badNumber: "it is not valid JSON: invalid number at \(place)"
    case .notFinite(let name):
      "it is not valid JSON: \(name) at \(place); JSON has only finite numbers, use null"
    case .textBehind: "it is not valid JSON: unexpected text after the end at \(place)"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
