import FoundationEssentials

/// Times as the dataset's files keep them: ISO 8601, UTC, milliseconds, `Z`.
enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// `date` as text.
  static func text(_ date: Date) -> String { style.format(date) }
}
