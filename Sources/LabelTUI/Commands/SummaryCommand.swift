import Datasets
import FoundationEssentials
import Foundations

/// `labeltui summary`: counts the contents of a dataset.
struct SummaryCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "summary", operands: "DATASET [--json]",
    summary: "Count the samples, boxes and reviews of a dataset, and report problems.",
    options: [json])

  private let dataset: URL
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let store = try DatasetArgument.dataset(dataset).signals
    var progress = ProgressLine("summary")
    defer { progress.end() }
    let summary = try store.summary { progress.show($0) }
    progress.end()
    if asJSON {
      try StandardOutput.write(json: summary)
    } else {
      try StandardOutput.write(text(summary))
    }
  }

  private func text(_ summary: DatasetSummary) -> String {
    let reviews = summary.reviews
    var text = VisibleText.of(dataset.path) + "\n"
    text += CommandSyntax.table([
      ("samples", "\(summary.samples) with \(Quantity.count(summary.boxes, "box", "boxes"))"),
      (
        "reviews",
        "\(reviews.good) good, \(reviews.bad) bad, \(reviews.skip) skipped, "
          + "\(reviews.unreviewed) to do"
      ),
    ])
    text += section(
      "classes",
      summary.signals.map { signal in
        let few = summary.signalsWithFewSamples.contains(signal.signalName) ? ", few" : ""
        let counts =
          Quantity.count(signal.samples, "sample") + ", "
          + Quantity.count(signal.boxes, "box", "boxes")
        return (signal.signalName, counts + few)
      })
    text += section("captures", rows(summary.captures, "sample", "samples"))
    text += section("boxes by source", rows(summary.boxSources, "box", "boxes"))
    return text + notes(summary)
      + summary.warnings.map { "warning: \(VisibleText.of($0))\n" }.joined()
  }

  private func notes(_ summary: DatasetSummary) -> String {
    var notes = ""
    if summary.misplacedSamples > 0 {
      notes +=
        "note: samples with boxes more than 2 pixels off their signals, placed by an earlier version: "
        + "\(summary.misplacedSamples); run `labeltui samples` on their captures to correct them\n"
    }
    if summary.boxesWithoutArea > 0 {
      notes +=
        "note: boxes that cover no pixel: \(summary.boxesWithoutArea); exports make them one pixel "
        + "wide and high\n"
    }
    return notes
  }

  private func rows(_ counts: Counts, _ noun: String, _ plural: String) -> [(String, String)] {
    counts.values.sorted { $0.key < $1.key }.map {
      ($0.key, Quantity.count($0.value, noun, plural))
    }
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    guard !rows.isEmpty else { return "" }
    return "\(title)\n" + CommandSyntax.table(rows.map { (VisibleText.of($0), $1) })
  }
}
