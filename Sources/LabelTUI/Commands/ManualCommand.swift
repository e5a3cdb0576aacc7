/// `labeltui manual`: prints the manual page.
struct ManualCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "manual", operands: "", summary: "Print the manual page, for man.", options: [])

  init(_ arguments: Arguments) throws(UsageError) { try arguments.allowOperands(0) }

  func run() throws { try StandardOutput.write(ManualPage.text) }
}
