/// A number as a JSON text has it: `1.0` stays `1.0`, and no digit is lost.
package struct JSONNumber: Sendable, Hashable {
  /// The number as it is written.
  package let text: String

  /// The number `text`, which the parser found to be one.
  package init(parsed text: String) { self.text = text }

  /// A whole number.
  package init(_ value: some FixedWidthInteger) { text = value.description }

  /// The shortest text that reads back as `value`; nil for what JSON cannot hold.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// The nearest number with 53 bits; nil where it is too large.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The number as a whole one, exactly (`2`, `2.0` and `20e-1` are 2); nil where it is none or does
  /// not fit.
  package func integer<Value: FixedWidthInteger>(as type: Value.Type = Int.self) -> Value? {
    Value(text) ?? scaledInteger()
  }

  /// Whether the number is a whole one, of any size.
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

  /// The digits without zeros at either end, and the power of ten that they are multiplied by.
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
    // An exponent too large for `Int` stands for one that no integer can have.
    let isNegative = parts[1].first == UInt8(ascii: "-")
    let power = Int(Substring(parts[1])) ?? (isNegative ? -Self.farExponent : Self.farExponent)
    return (digits, exponent + min(max(power, -Self.farExponent), Self.farExponent))
  }

  private static let farExponent = 1 << 40
}
