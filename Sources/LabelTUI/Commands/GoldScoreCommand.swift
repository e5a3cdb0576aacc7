import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio
import Workstation

/// `labeltui gold score`: shows how well people labeled the captures of `labeltui gold make`.
struct GoldScoreCommand: Subcommand {
  private static let reviewer = CommandOption(
    "reviewer", "NAME",
    summary: "the person who labeled captures that were not labeled in the workstation")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "gold score", operands: "DATASET [--reviewer NAME] [--json]",
    summary: "Show how well each person labeled the captures whose signals are known.",
    options: [reviewer, json])

  private let dataset: URL
  private let reviewer: String?
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    reviewer = arguments[Self.reviewer]
    if reviewer?.isEmpty == true { throw .missingValue(Self.reviewer) }
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let folder = GoldFolder(dataset: dataset)
    let count = try folder.tasks().count
    guard count > 0 else {
      throw CommandFailure(
        about: dataset, "has no gold captures: make some with labeltui gold make")
    }
    if let reviewer {
      let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
      try GoldRecorder(dataset: dataset, labeler: reviewer).recordAll(stateFolder: folders.state)
    }
    let accuracies = GoldAccuracy.all(in: try folder.entries())
    if asJSON {
      try StandardOutput.write(json: GoldReport(captures: count, accuracies))
    } else {
      try StandardOutput.write(Self.text(accuracies, count: count))
    }
  }

  private static func text(_ accuracies: [GoldAccuracy], count: Int) -> String {
    var text = "\(Quantity.count(count, "capture")) with known signals\n"
    if accuracies.isEmpty { text += "none is labeled\n" }
    for accuracy in accuracies {
      text += AccuracyText(accuracy).head + "\n"
      var rows = [("all", row(accuracy.score))]
      if accuracy.days.count > 1 { rows += accuracy.days.map { ($0.day, row($0.score)) } }
      rows += accuracy.score.confusions.filter { $0.truth != $0.label }.map { confusion in
        let label = confusion.label.isEmpty ? "no class" : VisibleText.of(confusion.label)
        return (VisibleText.of(confusion.truth), "\(confusion.count) labeled as \(label)")
      }
      text += CommandSyntax.table(rows)
    }
    return text
  }

  private static func row(_ score: GoldScore) -> String {
    var parts = [AccuracyText.boxes(score), AccuracyText.details(score)]
    if let samples = score.sampleError, let hertz = score.hertzError {
      let count = Quantity.short(samples, decimals: 1)
      parts.append("edges off by \(count) samples, \(Quantity.frequency(hertz, decimals: 3))")
    }
    return parts.joined(separator: ", ")
  }
}
