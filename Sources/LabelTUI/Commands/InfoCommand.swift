import FoundationEssentials

/// `labeltui info`: describes a capture.
struct InfoCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "info", operands: "PATH [--json] \(CaptureOptions.usage)",
    summary: "Describe a capture: format, frequencies, duration, start time, warnings.",
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
