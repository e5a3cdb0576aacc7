import Curation
import Datasets
import FoundationEssentials
import Foundations

/// `labeltui diff`: lists the differences between two datasets or two exports.
struct DiffCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print one JSON object per difference")

  static let syntax = CommandSyntax(
    name: "diff", operands: "A B [--json]",
    summary:
      "List added, removed and changed samples and boxes of two datasets or two exports. "
      + "Exit codes: 0 equal, 1 different, 2 failure.",
    options: [json])

  private let old: URL
  private let new: URL
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    let names = ["the folder A of a dataset or export", "the folder B of a dataset or export"]
    for (index, name) in names.enumerated()
    where arguments.operands.count <= index || arguments.operands[index].isEmpty {
      throw .missingOperand(name)
    }
    try arguments.allowOperands(2)
    old = URL(filePath: arguments.operands[0])
    new = URL(filePath: arguments.operands[1])
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let count: Int
    do {
      count = try compare()
    } catch {
      throw ExitStatus(2, "\(error)")
    }
    if count > 0 { throw ExitStatus(1) }
  }

  private func compare() throws -> Int {
    let (left, right) = try ComparedFolder.sources(ComparedFolder(old), ComparedFolder(new))
    let encoder = OrderedJSONEncoder(.compact)
    return try SampleComparison.compare(left, right) { difference in
      guard asJSON else { return try StandardOutput.write("\(difference)\n") }
      let line = String(decoding: try encoder.encode(difference), as: UTF8.self)
      try StandardOutput.write(StandardOutput.escaping(line) + "\n")
    }
  }
}
