import FoundationEssentials
import TerminalKit

/// `labeltui doctor`: what the terminal can show, and what would improve it.
struct DoctorCommand: Subcommand {
  private static let json = CommandOption("json", summary: "answer in JSON")

  static let syntax = CommandSyntax(
    name: "doctor", operands: "[--json]",
    summary: "Ask the terminal what it can show, and say what would improve it.",
    options: [json])

  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let examination = try TerminalExamination(environment: ProcessInfo.processInfo.environment)
    let report = DoctorReport(examination)
    if asJSON {
      try StandardOutput.write(json: report)
    } else {
      try StandardOutput.write(report.text)
    }
  }
}
