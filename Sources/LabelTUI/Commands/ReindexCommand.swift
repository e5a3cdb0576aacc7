import Datasets
import FoundationEssentials
import Foundations

/// `labeltui reindex`: builds the catalog of a dataset again.
struct ReindexCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "reindex", operands: "DATASET [--json]",
    summary: "Build the catalog of a dataset again from its files.", options: [json])

  private struct Report: Encodable {
    var samples: Int
  }

  private let dataset: URL
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let store = try DatasetArgument.dataset(dataset).signals
    var progress = ProgressLine("reindex")
    defer { progress.end() }
    let samples = try store.catalog.rebuild { share in
      progress.show(share)
      return true
    }
    progress.end()
    if asJSON {
      try StandardOutput.write(json: Report(samples: samples))
    } else {
      try StandardOutput.write(
        "The catalog was built again: \(Quantity.count(samples, "sample"))\n")
    }
  }
}
