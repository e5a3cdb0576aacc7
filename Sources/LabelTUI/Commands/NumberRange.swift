import Foundations

/// A number, or a range of numbers such as `5-15` or `5:30`, on the command line.
enum NumberRange {
  /// The whole numbers `A-B`, or only `A`; nil if `text` is something else.
  static func whole(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, first >= 0, parts.count <= 2 else { return nil }
    guard let last = parts.last ?? nil, last >= first else { return nil }
    return first...last
  }

  /// The numbers `A:B`, or only `A`; nil if `text` is something else.
  static func numbers(_ text: String) -> ClosedRange<Double>? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      .map { DecimalText.number(String($0)) }
    guard let first = parts.first ?? nil, parts.count <= 2 else { return nil }
    guard let last = parts.last ?? nil, last >= first else { return nil }
    return first...last
  }
}
