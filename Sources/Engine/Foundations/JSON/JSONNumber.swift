/// A JSON number with its text: `1.0` stays `1.0`, and no digit is lost.
package struct JSONNumber: Sendable, Hashable {
  /// The text of the number.
  package let text: String

  /// Wraps `text`, which the parser found to be a number.
  package init(parsed text: String) { self.text = text }

  /// An integer.
  package init(_ value: some FixedWidthInteger) { text = value.description }

  /// The shortest text that reads back as `value`; nil if JSON cannot represent it.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// The nearest double; nil if the number is too large.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The number as an integer, exactly (`2`, `2.0` and `20e-1` are 2); nil if it is not an integer
  /// or does not fit.
  package func integer<Value: FixedWidthInteger>(as type: Value.Type = Int.self) -> Value? {
    Value(text) ?? scaledInteger()
  }

  /// Whether the number is an integer of any size.
  package var isWhole: Bool {
    let (digits, exponent) = significance
    return digits.isEmpty || exponent >= 0
  }

  private func scaledInteger<Value: FixedWidthInteger>() -> Value? {
    let (digits, exponent) = significance
    guard !digits.isEmpty else { return 0 }
    guard (0..<40).contains(exponent) else { return nil }
    let sign = text.hasPrefix("-") ? "-" : ""
    let zeros = String(repeating: "0", count: exponent)
    return Value(sign + String(decoding: digits, as: UTF8.self) + zeros)
  }

  /// The digits without leading and trailing zeros, and the power of ten that they are multiplied
  /// by.
  private var significance: (digits: [UInt8], exponent: Int) {
    let parts = text.utf8.split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = parts[0].drop { $0 == UInt8(ascii: "-") }
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
    var digits = Array(mantissa[..<point]) + mantissa[point...].dropFirst()
    var exponent = -mantissa[point...].dropFirst().count
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    digits.removeFirst(digits.prefix { $0 == UInt8(ascii: "0") }.count)
    guard parts.count == 2 else { return (digits, exponent) }
    // An exponent that does not fit into `Int` is replaced by one that no integer can have.
    let isNegative = parts[1].first == UInt8(ascii: "-")
    let power = Int(Substring(parts[1])) ?? (isNegative ? -Self.farExponent : Self.farExponent)
    return (digits, exponent + min(max(power, -Self.farExponent), Self.farExponent))
  }

  private static let farExponent = 1 << 40
}
