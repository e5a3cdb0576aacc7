/// The text of JSON's scalar values.
package enum JSONText {
  private static let digits = Array("0123456789abcdef".unicodeScalars)

  /// `text` in quotes. Characters that could control a terminal or break a line are escaped: C0 and
  /// C1 controls, DEL, U+2028 and U+2029.
  package static func quoted(_ text: String) -> String {
    // Most strings need no escapes; looking at them scalar by scalar takes several times as long.
    if text.utf8.allSatisfy(isPlain) { return "\"" + text + "\"" }
    var quoted = String.UnicodeScalarView()
    quoted.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted.append(contentsOf: "\\\"".unicodeScalars)
      case "\\": quoted.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
      case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
      case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        quoted.append(contentsOf: "\\u".unicodeScalars)
        for shift in [12, 8, 4, 0] { quoted.append(digits[Int(scalar.value >> shift) & 15]) }
      default: quoted.append(scalar)
      }
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// Whether `byte` is an ASCII character that is written without an escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// The value of a valid JSON string, given without its quotes.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text += rest[..<backslash]
      let letter = rest[backslash + 1]
      rest = rest[(backslash + 2)...]
      if letter == UInt8(ascii: "u") {
        var units = [hexadecimalUnit(&rest)]
        if UTF16.isLeadSurrogate(units[0]) {
          rest = rest.dropFirst(2)
          units.append(hexadecimalUnit(&rest))
        }
        text += String(decoding: units, as: UTF16.self).utf8
      } else {
        text.append(meaning(ofEscape: letter))
      }
    }
    return String(decoding: text + rest, as: UTF8.self)
  }

  private static func meaning(ofEscape letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Reads the four digits at the start of `bytes`, and removes them.
  private static func hexadecimalUnit(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt16 {
    let unit = bytes.prefix(4).reduce(0) { $0 << 4 | (JSONParser.hexadecimalDigit($1) ?? 0) }
    bytes = bytes.dropFirst(4)
    return unit
  }
}

/// A value that is a scalar in JSON.
protocol JSONScalar {
  /// The JSON text of the value; throws `EncodingError` if JSON cannot represent it.
  func jsonText(codingPath: [any CodingKey]) throws -> String
}

extension Bool: JSONScalar {
  func jsonText(codingPath: [any CodingKey]) -> String { self ? "true" : "false" }
}

extension String: JSONScalar {
  func jsonText(codingPath: [any CodingKey]) -> String { JSONText.quoted(self) }
}

extension JSONScalar where Self: BinaryInteger {
  func jsonText(codingPath: [any CodingKey]) -> String { description }
}

extension JSONScalar where Self: BinaryFloatingPoint & CustomStringConvertible {
  func jsonText(codingPath: [any CodingKey]) throws -> String {
    guard isFinite else {
      let place = codingPath.map(\.stringValue).joined(separator: ".")
      throw EncodingError.invalidValue(
        self,
        EncodingError.Context(
          codingPath: codingPath, debugDescription: "\(place) is \(self), which JSON cannot hold"))
    }
    return description
  }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}
extension Float: JSONScalar {}
extension Double: JSONScalar {}
