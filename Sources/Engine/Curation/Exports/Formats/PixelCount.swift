/// A number of pixels in a JSON file: written without a fraction if it is whole.
package struct PixelCount: Sendable, Hashable, Codable {
  /// The number.
  package var value: Double

  /// Wraps `value`.
  package init(_ value: Double) { self.value = value }

  package init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Double.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let whole = Int(exactly: value) {
      try container.encode(whole)
    } else {
      try container.encode(value)
    }
  }
}

extension PixelCount: ExpressibleByIntegerLiteral {
  /// A whole number of pixels.
  package init(integerLiteral value: Int) { self.value = Double(value) }
}
