import FoundationEssentials

/// Times in the files of a dataset: ISO 8601, UTC, milliseconds, `Z`.
enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// `date` as text.
  static func text(_ date: Date) -> String { style.format(date) }
}
