import Engine
import FoundationEssentials

/// `labeltui info`: what a capture's header says, and what is odd about it.
struct InfoCommand: Subcommand {
  private static let json = CommandOption("json", summary: "answer in JSON")

  static let syntax = CommandSyntax(
    name: "info", operands: "PATH [--json]",
    summary: "Say what a capture is: format, frequencies, length, start, oddities.",
    options: [json])

  private let url: URL
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    url = URL(filePath: try arguments.onlyOperand("the PATH of a capture"))
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let report = CaptureReport(capture: try CaptureFile.open(url))
    if asJSON {
      try StandardOutput.write(json: report)
    } else {
      try StandardOutput.write(report.text)
    }
  }
}
