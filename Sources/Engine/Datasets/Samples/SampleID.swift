/// The id of a sample within its class: letters, digits, `_` and `-`.
///
/// New ids are numbers of four digits or more. Ids of other programs may be anything else, such as
/// 16 hexadecimal digits.
package struct SampleID: Hashable, Comparable, Sendable, CustomStringConvertible {
  private static let lengths = 1...64
  /// A longer number is a hash that happens to have no letters.
  private static let mostDigits = 9

  /// The id as text.
  package let text: String
  /// The id as a number, 0 or more; nil if it is not a number or has more than nine digits.
  package let number: Int?

  /// Parses `text`; throws `SampleError.badSampleID` if it is not an id.
  package init(_ text: String) throws(SampleError) {
    guard let id = SampleID(ifValid: text) else { throw .badSampleID(text) }
    self = id
  }

  /// Parses `text`; nil unless it is 1 to 64 letters, digits, `_` and `-`.
  init?(ifValid text: some StringProtocol) {
    let scalars = text.unicodeScalars
    guard Self.lengths.contains(scalars.count), scalars.allSatisfy(Self.isAllowed) else {
      return nil
    }
    self.text = String(text)
    let isNumber =
      scalars.count <= Self.mostDigits && scalars.allSatisfy { ("0"..."9").contains($0) }
    number = isNumber ? Int(text) : nil
  }

  /// The id of `number`, with at least four digits; nil if it needs more than nine.
  init?(number: Int) {
    let digits = String(number)
    let text = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    self.init(ifValid: text)
    if self.number == nil { return nil }
  }

  package var description: String { text }

  /// Numbers come first, by value.
  package static func < (left: SampleID, right: SampleID) -> Bool {
    (left.number ?? .max, left.text) < (right.number ?? .max, right.text)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
