/// Bytes as text.
enum HexadecimalText {
  private static let digits = Array("0123456789abcdef".unicodeScalars)

  /// Two lower-case digits for each byte.
  static func of(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
