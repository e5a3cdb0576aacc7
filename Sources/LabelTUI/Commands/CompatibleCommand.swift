import FoundationEssentials
import Foundations
import Generation

/// `labeltui compatible`: says which datasets an architecture can be trained on.
struct CompatibleCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "compatible", operands: "ARCHITECTURE DIR... [--json]",
    summary: "Find the generated datasets in folders that an architecture can be trained on.",
    options: [json])

  /// A dataset as it is printed.
  private struct Row: Encodable {
    var path: String
    var name: String
    var type: DatasetType
    var isCompatible: Bool
    var reason: String?

    private enum CodingKeys: String, CodingKey {
      case path, name, type
      case isCompatible = "compatible"
      case reason
    }
  }

  private struct Output: Encodable {
    var architecture: Architecture
    var datasets: [Row]
    var compatible: Int
  }

  private let id: String
  private let folders: [String]
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    id = try arguments.firstOperand("the id of an ARCHITECTURE")
    folders = Array(arguments.operands.dropFirst())
    guard !folders.isEmpty, !folders.contains("") else {
      throw .missingOperand("a folder DIR of datasets")
    }
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let known = try ArchitecturesCommand.load()
    guard let architecture = known[id: id] else {
      throw UnknownArchitecture(id: id, known: known.all.map(\.id))
    }
    for folder in folders where !URL(filePath: folder).isFolder {
      throw CommandFailure(
        about: URL(filePath: folder), "is not a folder; give a folder of datasets")
    }
    let search = DatasetSearch(below: folders.map { URL(filePath: $0).path })
    for problem in search.problems { StandardError.writeLine("labeltui: \(problem)") }
    let rows = search.datasets.map { dataset in
      let misfit = architecture.misfit(dataset)
      return Row(
        path: dataset.path, name: dataset.name, type: dataset.type, isCompatible: misfit == nil,
        reason: misfit?.description)
    }
    let count = rows.count(where: \.isCompatible)
    if asJSON {
      return try StandardOutput.write(
        json: Output(architecture: architecture, datasets: rows, compatible: count))
    }
    let table = TextTable(
      heads: ["", "type", "name", "dataset", "reason"],
      rows: rows.map {
        [$0.isCompatible ? "✓" : "✗", $0.type.rawValue, $0.name, $0.path, $0.reason ?? ""]
      })
    try StandardOutput.write(
      (rows.isEmpty ? "" : table.text)
        + "\(count) of \(Quantity.count(rows.count, "dataset")) compatible\n")
  }

  /// An id that no architecture has.
  private struct UnknownArchitecture: Error, CustomStringConvertible {
    let id: String
    let known: [String]

    var description: String {
      "no architecture has the id \(VisibleText.of(id)); there are "
        + known.map(VisibleText.of).joined(separator: ", ")
    }
  }
}
