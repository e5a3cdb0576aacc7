import Curation
import Foundations

/// The figures of `labeltui quality` as text.
struct QualityText {
  let figures: QualityFigures

  init(_ figures: QualityFigures) { self.figures = figures }

  var text: String {
    totals + section("samples by capture", figures.captures)
      + section("pictures by source", figures.pictureSources)
      + section("pictures by state", figures.states) + classes
      + section("boxes by source", figures.boxSources)
      + section("samples by review", figures.verdicts) + proposals
      + figures.warnings.map { "warning: \(VisibleText.of($0))\n" }.joined()
  }

  private var totals: String {
    var rows = [
      (
        "samples",
        "\(figures.samples) with \(Quantity.count(figures.boxes, "box", "boxes")), "
          + "\(Quantity.count(figures.negatives, "negative"))"
      ),
      (
        "captures",
        "\(figures.captures.values.count) with \(Quantity.count(figures.windows, "window"))"
      ),
      ("states", "\(figures.states.values.count)"),
      ("reviewed", Self.percent(figures.reviewedShare)),
      ("verified boxes", Self.percent(figures.verifiedShare)),
      ("average confidence", Self.share(figures.averageConfidence)),
    ]
    if let imbalance = figures.imbalance {
      rows.append(
        ("balance", "largest class \(Quantity.short(imbalance, decimals: 1)) times the smallest"))
    }
    return CommandSyntax.table(rows)
  }

  private var classes: String {
    section(
      "classes",
      figures.classes.sorted { $0.key < $1.key }.map { name, item in
        let confidence = item.averageConfidence.map {
          ", confidence \(Quantity.short($0, decimals: 3))"
        }
        return (
          name,
          "\(Quantity.count(item.samples, "sample")), \(Quantity.count(item.boxes, "box", "boxes")), "
            + "\(item.verifiedBoxes) verified" + (confidence ?? "")
            + (item.hasFewSamples ? ", few" : "")
        )
      })
  }

  private var proposals: String {
    let tally = figures.proposals
    let title =
      "proposals against verified boxes in \(Quantity.count(tally.evaluatedSamples, "sample")), "
      + "overlap \(tally.threshold) or more"
    guard tally.overall.precision != nil else { return "proposals\n  none\n" }
    let classes = tally.classes.sorted { $0.key < $1.key }.map { ($0, Self.line($1)) }
    return section(title, [("all", Self.line(tally.overall))] + classes)
  }

  private static func line(_ score: ProposalScore) -> String {
    "precision \(share(score.precision)), recall \(share(score.recall)), "
      + "average precision \(share(score.averagePrecision)) "
      + "(\(score.truePositives) right, \(score.falsePositives) wrong, "
      + "\(score.falseNegatives) missed)"
  }

  private static func share(_ value: Double?) -> String {
    value.map { Quantity.short($0, decimals: 3) } ?? "-"
  }

  private static func percent(_ value: Double?) -> String {
    value.map { Quantity.short(100 * $0, decimals: 1) + " %" } ?? "-"
  }

  private func section(_ title: String, _ counts: Counts) -> String {
    section(title, counts.values.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    return "\(title)\n" + CommandSyntax.table(rows.map { (VisibleText.of($0), $1) })
  }
}
