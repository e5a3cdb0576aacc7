import Datasets
import FoundationEssentials
import Foundations
import Glibc
import Workstation

/// `labeltui validate`: reviews samples by plain prompts, for scripts and terminals without a screen.
struct ValidateCommand: Subcommand {
  private static let reviewer = CommandOption(
    "reviewer", "NAME", summary: "the person who reviews (the user's name)")
  private static let blind = CommandOption(
    "blind", summary: "hide the verdicts of other people")
  private static let json = CommandOption(
    "json", summary: "print each verdict as a line of JSON; prompts go to standard error")

  static let syntax = CommandSyntax(
    name: "validate", operands: "DATASET [FILTER ...] [--reviewer NAME] [--blind] [--json]",
    summary:
      "Review samples by prompts: g good, b bad and a reason, s skip, f flag, u undo, q quit. FILTER is as in the workstation: class:video conf:<0.5 by:anna; without a verdict, samples that are not reviewed.",
    options: [reviewer, blind, json])

  private let dataset: URL
  private let filter: SampleFilter
  private let reviewer: String?
  private let isBlind: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments.operands.first, !path.isEmpty else {
      throw .missingOperand("the folder of a DATASET")
    }
    dataset = URL(filePath: path)
    do {
      // An argument of the shell is one word, even if it contains spaces.
      filter = try SampleFilter(
        parsing: arguments.operands.dropFirst().map(Self.word).joined(separator: " "))
    } catch {
      throw .badFilter("\(error)")
    }
    reviewer = arguments[Self.reviewer].flatMap { $0.isEmpty ? nil : $0 } ?? Labeler.name
    isBlind = arguments.contains(Self.blind)
    asJSON = arguments.contains(Self.json)
  }

  /// `argument` with quotes around a value that contains spaces.
  private static func word(_ argument: String) -> String {
    guard argument.contains(" "), !argument.contains("\""), let colon = argument.firstIndex(of: ":")
    else { return argument }
    let value = argument[argument.index(after: colon)...]
    // A filter with several conditions in one argument is taken as it is.
    return value.contains(":") ? argument : "\(argument[...colon])\"\(value)\""
  }

  func run() throws {
    _ = try DatasetArgument.store(dataset)
    let open = Dataset(folder: dataset)
    var wanted = filter
    if wanted.verdicts.isEmpty { wanted.verdicts = [.unreviewed] }
    let rows =
      isBlind
      ? try open.samples(matching: wanted, asReviewedBy: reviewer)
      : try open.samples(matching: wanted)
    var validation = Validation(
      dataset: open, rows: rows, reviewer: reviewer, isBlind: isBlind, asJSON: asJSON)
    try validation.run(reading: LineReader(descriptor: STDIN_FILENO, limit: 1 << 16))
  }
}
