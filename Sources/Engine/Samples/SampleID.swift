/// The id of a sample within its class: digits, at least four in ids that the engine gives out.
public struct SampleID: Hashable, Comparable, Sendable, CustomStringConvertible {
  private static let maximumDigits = 18

  public let text: String
  /// The id as a number, 0 or more.
  public let number: Int

  /// Takes `text` if it is 1 to 18 digits; throws `SampleError.badSampleID` otherwise.
  public init(_ text: String) throws(SampleError) {
    guard let id = SampleID(ifValid: text) else { throw .badSampleID(text) }
    self = id
  }

  /// Takes `text` if it is 1 to 18 digits.
  init?(ifValid text: some StringProtocol) {
    let isNumber = text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    guard isNumber, (1...Self.maximumDigits).contains(text.utf8.count), let number = Int(text)
    else {
      return nil
    }
    self.text = String(text)
    self.number = number
  }

  /// The id of `number`, four digits or more; nil when it would have more than 18.
  init?(number: Int) {
    let digits = String(number)
    self.init(ifValid: String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
  }

  public var description: String { text }

  public static func < (left: SampleID, right: SampleID) -> Bool {
    (left.number, left.text) < (right.number, right.text)
  }
}
