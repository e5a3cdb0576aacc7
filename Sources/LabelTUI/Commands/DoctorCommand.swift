import FoundationEssentials
import TerminalKit

/// `labeltui doctor`: reports what the terminal supports, and how to improve it.
struct DoctorCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "doctor", operands: "[--json]",
    summary: "Check what the terminal supports, and suggest improvements.",
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
