import Datasets
import Foundations

/// The accuracy of a person on gold captures as text.
package struct AccuracyText {
  private let accuracy: GoldAccuracy

  package init(_ accuracy: GoldAccuracy) { self.accuracy = accuracy }

  /// The person and the number of captures.
  package var head: String {
    let name = accuracy.labeler.map(VisibleText.of) ?? "unknown"
    return "\(name): \(Quantity.count(accuracy.captures, "capture"))"
  }

  /// Short lines for a column.
  package var lines: [String] {
    [head] + [Self.boxes(accuracy.score), Self.details(accuracy.score)].map { "  \($0)" }
  }

  /// Whether signals were found.
  package static func boxes(_ score: GoldScore) -> String {
    "recall \(percent(score.recall)), precision \(percent(score.precision))"
  }

  /// How exact the matching boxes are.
  package static func details(_ score: GoldScore) -> String {
    let overlap = score.meanOverlap.map { Quantity.fixed($0, decimals: 2) } ?? "-"
    return "IoU \(overlap), class \(percent(score.classAccuracy))"
  }

  private static func percent(_ share: Double?) -> String {
    share.map(Quantity.percent) ?? "-"
  }
}
