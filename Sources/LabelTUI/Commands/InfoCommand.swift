import FoundationEssentials

/// `labeltui info`: what a capture's header says, and what is odd about it.
struct InfoCommand: Subcommand {
  private static let json = CommandOption("json", summary: "answer in JSON")

  static let syntax = CommandSyntax(
    name: "info", operands: "PATH [--json] \(CaptureOptions.usage)",
    summary: "Say what a capture is: format, frequencies, length, start, oddities.",
    options: [json] + CaptureOptions.all)

  private let capture: CaptureArgument
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    capture = try CaptureArgument(arguments)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let report = CaptureReport(facts: try capture.facts())
    if asJSON {
      try StandardOutput.write(json: report)
    } else {
      try StandardOutput.write(report.text)
    }
  }
}
