import Datasets
import FoundationEssentials
import Foundations

/// `labeltui check`: compares the files of a dataset with each other and with the catalog.
struct CheckCommand: Subcommand {
  private static let repair = CommandOption(
    "repair", summary: "repair what can be repaired; unusable files are moved to DATASET/damaged")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "check", operands: "DATASET [--repair] [--json]",
    summary:
      "Read all files of a dataset and report every disagreement in one line; exits with 1 if there is one.",
    options: [repair, json])

  private struct Report: Encodable {
    var findings: [DatasetFinding]
    var moved: [String]
  }

  private let dataset: URL
  private let repairs: Bool
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    repairs = arguments.contains(Self.repair)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let check = DatasetCheck(try DatasetArgument.dataset(dataset))
    let shown = ShownProgress("check")
    defer { shown.line.end() }
    var findings = try check.findings { shown.show($0) }
    var moved: [String] = []
    if repairs, !findings.isEmpty {
      let repair = try check.repair(findings) { shown.show($0) }
      moved = repair.moved
      let rest = Set(repair.rest)
      if !asJSON {
        shown.line.end()
        for finding in findings where !rest.contains(finding) {
          try StandardOutput.write("repaired: \(finding)\n")
        }
      }
      findings = repair.rest
    }
    shown.line.end()
    if asJSON {
      try StandardOutput.write(json: Report(findings: findings, moved: moved))
    } else {
      for path in moved {
        try StandardOutput.write("moved to damaged/: \(VisibleText.of(path))\n")
      }
      for finding in findings { try StandardOutput.write("\(finding)\n") }
      if findings.isEmpty { try StandardOutput.write("No disagreement was found.\n") }
    }
    if !findings.isEmpty { throw Disagreements(count: findings.count, dataset: dataset) }
  }
}

/// A progress line that a closure which outlives its call may show.
private final class ShownProgress {
  var line: ProgressLine

  init(_ title: String) { line = ProgressLine(title) }

  func show(_ share: Double) -> Bool {
    line.show(share)
    return true
  }
}

/// A check found something.
private struct Disagreements: Error, CustomStringConvertible {
  let count: Int
  let dataset: URL

  var description: String {
    "\(VisibleText.of(dataset.path)): \(Quantity.count(count, "disagreement")) found; run labeltui check "
      + "--repair to repair what can be repaired"
  }
}
