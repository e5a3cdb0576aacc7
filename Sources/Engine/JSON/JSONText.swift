/// The text of JSON's scalar values.
enum JSONText {
  private static let digits = Array("0123456789abcdef".unicodeScalars)

  /// `text` in quotes. Everything that could act on a terminal or break a line is escaped: C0 and
  /// C1 controls, DEL, U+2028 and U+2029.
  static func quoted(_ text: String) -> String {
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
}

/// A value that is one scalar of JSON.
protocol JSONScalar {
  /// The value's JSON text; throws `EncodingError` when JSON has none for it.
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
