import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui records`: saves the screenshots of recorded actions as picture samples.
struct RecordsCommand: Subcommand {
  /// When the boxes of records are saved.
  enum Mode: String, CaseIterable {
    case onCompletion = "on_completion"
    case incremental, manual
  }

  private static let modes = Mode.allCases.map(\.rawValue)

  private static let dataset = CommandOption(
    "dataset", "DIR", summary: "dataset folder to save pictures to")
  private static let screenshots = CommandOption(
    "screenshots", "DIR", summary: "folder of the screenshots that the records name")
  private static let mode = CommandOption(
    "mode", "M",
    summary: "when to save: \(modes.joined(separator: ", ")) (on_completion); "
      + "manual saves when you press Enter")
  private static let batch = CommandOption(
    "batch", "N", summary: "with --mode incremental: records between saves (50)")
  private static let successfulOnly = CommandOption(
    "successful-only", summary: "use only actions that succeeded")
  private static let withMatches = CommandOption(
    "with-matches", summary: "use only actions for which an image was found")
  private static let follow = CommandOption(
    "follow", summary: "keep reading while the file grows, until Ctrl-C")
  private static let yes = CommandOption("yes", summary: "with --mode manual: save without Enter")
  private static let json = CommandOption("json", summary: "print JSON")
  private static let mostRecords = 1_000_000

  static let syntax = CommandSyntax(
    name: "records",
    operands:
      "RECORDS.jsonl --dataset DIR --screenshots DIR [--mode \(modes.joined(separator: "|"))] [--batch N] "
      + "[--successful-only] [--with-matches] [--follow] [--yes] [--json]",
    summary:
      "Save the screenshots of recorded actions as pictures, with boxes from matches and clicks; safe to repeat.",
    options: [
      dataset, screenshots, mode, batch, successfulOnly, withMatches, follow, yes, json,
    ])

  private let records: URL
  private let dataset: URL
  private let screenshots: URL
  private let pace: RecordsPace
  private let filter: RecordsFilter
  private let follows: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    records = URL(filePath: try arguments.onlyOperand("the file of RECORDS"))
    dataset = URL(filePath: try arguments.required(Self.dataset))
    screenshots = URL(filePath: try arguments.required(Self.screenshots))
    let name = arguments[Self.mode] ?? Mode.onCompletion.rawValue
    guard let mode = Mode(rawValue: name) else {
      throw .badValue(
        Self.mode, found: name, expected: "one of " + Self.modes.joined(separator: ", "))
    }
    let text = arguments[Self.batch] ?? "50"
    guard let batch = Int(text), (1...Self.mostRecords).contains(batch) else {
      throw .badValue(
        Self.batch, found: text, expected: "a whole number, 1 to \(Self.mostRecords)")
    }
    switch mode {
    case .onCompletion: pace = .atEnd
    case .incremental: pace = .every(batch)
    case .manual: pace = arguments.contains(Self.yes) ? .atEnd : .whenAsked
    }
    var filter = RecordsFilter()
    filter.successfulOnly = arguments.contains(Self.successfulOnly)
    filter.withMatches = arguments.contains(Self.withMatches)
    self.filter = filter
    follows = arguments.contains(Self.follow)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let session = try RecordsImport(
      records, screenshots: screenshots, store: PictureStore(dataset: dataset), filter: filter)
    let run = RecordsRun(pace: pace, follows: follows)
    let report = try run.run(session)
    for problem in report.problems { StandardError.writeLine("labeltui: \(problem)") }
    if report.moreProblems > 0 {
      StandardError.writeLine("labeltui: \(report.moreProblems) more problems of this kind")
    }
    if asJSON {
      try StandardOutput.write(json: report)
    } else {
      try StandardOutput.write(Self.text(report))
    }
    guard report.problemCount == 0 else { throw IncompleteRecords(count: report.problemCount) }
  }

  private static func text(_ report: RecordsReport) -> String {
    let pictures = report.newPictures + report.extendedPictures + report.unchangedPictures
    let parts = [
      (report.withoutBox, "without a box"), (report.withoutScreenshot, "without a screenshot"),
      (report.filtered, "filtered out"), (report.pending, "not saved"),
    ]
    let others = parts.filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    return "\(Quantity.count(report.records, "record"))\(others): "
      + "\(Quantity.count(report.addedBoxes, "new box", "new boxes")) in "
      + "\(Quantity.count(pictures, "picture")) (\(report.newPictures) new, "
      + "\(report.extendedPictures) extended, \(report.unchangedPictures) unchanged)\n"
  }

  /// Something was left out. Each problem was already reported.
  private struct IncompleteRecords: Error, CustomStringConvertible {
    let count: Int

    var description: String {
      "\(Quantity.count(count, "problem")): the rest was saved (see above)"
    }
  }
}
