import FoundationEssentials
import Foundations
import Workstation

/// `labeltui config`: prints the settings in use, or a file to start from.
struct ConfigCommand: Subcommand {
  private static let standard = CommandOption(
    "default", summary: "print a file with all settings as comments, to start from")

  static let syntax = CommandSyntax(
    name: "config", operands: "[--default]",
    summary: "Print the settings in use, and the path of the config file.", options: [standard])

  private let printsStandard: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    printsStandard = arguments.contains(Self.standard)
  }

  func run() throws {
    guard !printsStandard else { return try StandardOutput.write(SettingsText.standard) }
    let file = SettingsFile(environment: ProcessInfo.processInfo.environment)
    let settings = try file.load()
    let note = file.exists ? "" : " (does not exist; labeltui config --default shows what to write)"
    try StandardOutput.write(
      "# \(VisibleText.of(file.url.path))\(note)\n\n" + SettingsText.effective(settings))
  }
}
