import Datasets
import FoundationEssentials
import Foundations

/// `labeltui delete`: deletes samples.
struct DeleteCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "delete", operands: "DATASET ID [ID ...] [--json]",
    summary:
      "Delete samples: ID is CLASS/NUMBER, such as video/0042, or the id of a picture. Exits with 1 if one does not exist.",
    options: [json])

  private struct Report: Encodable {
    var deleted: [String]
    var missing: [String]
  }

  private let dataset: URL
  private let words: [String]
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.firstOperand(DatasetArgument.name))
    words = Array(arguments.operands.dropFirst())
    guard !words.isEmpty else { throw .missingOperand("the ID of a sample") }
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    // No sample is deleted if an id is mistyped.
    let keys = try words.map { try SampleKey($0) }
    let open = try DatasetArgument.dataset(dataset)
    var report = Report(deleted: [], missing: [])
    for key in keys {
      if try open.delete(key) {
        report.deleted.append(key.description)
        if !asJSON { try StandardOutput.write("Deleted \(key)\n") }
      } else {
        report.missing.append(key.description)
        if !asJSON { StandardError.writeLine("labeltui: \(SampleError.noSuchKey(key))") }
      }
    }
    if asJSON { try StandardOutput.write(json: report) }
    if !report.missing.isEmpty {
      throw CommandFailure(
        about: dataset, "\(Quantity.count(report.missing.count, "sample")) could not be found")
    }
  }
}
