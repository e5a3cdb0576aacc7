import Datasets
import TerminalKit

/// How a verdict looks in lists and thumbnails.
struct VerdictMark {
  let scalar: Unicode.Scalar
  let color: Color
  /// The verdict in a sentence.
  let text: String

  init(_ status: ReviewStatus, palette: Palette) {
    switch status {
    case .good: (scalar, color, text) = ("✓", palette.good, "good")
    case .bad: (scalar, color, text) = ("✗", palette.error, "bad")
    case .skip: (scalar, color, text) = ("–", palette.dim, "skipped")
    case .flag: (scalar, color, text) = ("⚑", palette.warning, "flagged")
    case .unreviewed: (scalar, color, text) = ("·", palette.dim, "to do")
    }
  }
}
