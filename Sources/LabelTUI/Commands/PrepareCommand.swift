import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui prepare`: splits a dataset and exports it for training.
struct PrepareCommand: Subcommand {
  private static let split = CommandOption(
    "split", "R", summary: "shares of train, val and test (0.7,0.2,0.1)")
  private static let seed = CommandOption("seed", "N", summary: "random seed (42)")
  private static let near = CommandOption(
    "near", "BITS",
    summary: "pictures that differ in at most so many of 64 bits stay together: 0 to 16 (4)")
  private static let new = CommandOption(
    "new", summary: "make another split instead of using the stored one")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "prepare",
    operands: "DATASET --output DIR --format F[,F...] [--split R] [--seed N] [--new] [--json]",
    summary:
      "Split a dataset into train, val and test, keeping related samples together, and export it.",
    options: [split, seed, near, new, json])

  private let dataset: URL
  private var request = DatasetSplit.Request()
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand("the folder of a DATASET"))
    request = try Self.request(arguments)
    asJSON = arguments.contains(Self.json)
  }

  private static func request(_ arguments: Arguments) throws(UsageError) -> DatasetSplit.Request {
    var request = DatasetSplit.Request()
    request.isNew = arguments.contains(new)
    if let text = arguments[split] {
      guard let ratios = try? SplitRatios(text) else {
        throw .badValue(
          split, found: text, expected: "shares with the sum 1, such as 0.7,0.2,0.1")
      }
      request.ratios = ratios
    }
    if let text = arguments[seed] {
      guard let number = UInt64(text) else {
        throw .badValue(seed, found: text, expected: "a whole number, 0 or more")
      }
      request.seed = number
    }
    if let text = arguments[near] {
      guard let bits = Int(text), SplitPlan.Settings.distances.contains(bits) else {
        throw .badValue(near, found: text, expected: "a whole number, 0 to 16")
      }
      request.distance = bits
    }
    return request
  }

  func run() throws {
    let dataset = try DatasetArgument.dataset(dataset)
    var progress = ProgressLine("prepare")
    defer { progress.end() }
    let split = try DatasetSplit(of: dataset, request) { progress.show($0) }
    progress.end()
    try StandardOutput.write(SplitText(split).text)
  }
}
