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
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    filter = try FilterOperands.parse(arguments.operands.dropFirst())
    reviewer = arguments[Self.reviewer].flatMap { $0.isEmpty ? nil : $0 } ?? Labeler.name
    isBlind = arguments.contains(Self.blind)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let open = try DatasetArgument.dataset(dataset)
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
