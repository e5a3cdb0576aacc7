import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui quality`: figures of coverage, balance and review, and proposals against verified boxes.
struct QualityCommand: Subcommand {
  private static let overlap = CommandOption(
    "iou", "R", summary: "overlap from which a proposal matches a verified box (0.5)")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "quality", operands: "DATASET [--iou R] [--json]",
    summary:
      "Show what a dataset covers, how balanced and checked it is, and how good proposals are.",
    options: [overlap, json])

  private let dataset: URL
  private let threshold: Double
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    threshold = try arguments.number(Self.overlap) ?? 0.5
    guard threshold > 0, threshold <= 1 else {
      throw .badValue(
        Self.overlap, found: arguments[Self.overlap] ?? "", expected: "more than 0, at most 1")
    }
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let dataset = try DatasetArgument.dataset(dataset)
    var progress = ProgressLine("quality")
    defer { progress.end() }
    var figures = QualityFigures(threshold: threshold)
    let rows = try dataset.samples()
    for (index, row) in rows.enumerated() {
      figures.add(try dataset.content(of: row.key), verdict: row.verdict)
      progress.show(Double(index + 1) / Double(rows.count))
    }
    progress.end()
    if asJSON {
      try StandardOutput.write(json: figures)
    } else {
      try StandardOutput.write(QualityText(figures).text)
    }
  }
}
