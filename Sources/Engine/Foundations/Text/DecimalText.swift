/// Numbers as other programs read them in tables: digits with a decimal point, without an exponent.
package enum DecimalText {
  /// The shortest text without an exponent that reads back as `value`, which is finite.
  package static func of(_ value: Double) -> String {
    let text = value.description
    guard let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let mantissa = text[..<mark]
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = String(parts[0]) + fraction
    let point = parts[0].count + exponent
    if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
    guard point < digits.count else {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
  }

  /// The same with a decimal point: programs that guess the types of columns take whole numbers for another type.
  package static func withPoint(_ value: Double) -> String {
    let text = of(value)
    return text.contains(".") ? text : text + ".0"
  }

  /// The number in `text`; nil if it is not a finite number in decimal digits, with or without an exponent.
  package static func number(_ text: String) -> Double? {
    // Double also accepts nan, inf and hexadecimal numbers.
    guard !text.isEmpty, text.utf8.count <= longest, text.utf8.allSatisfy(isAllowed),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  private static let longest = 60

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
