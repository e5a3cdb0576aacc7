/// `labeltui completions`: prints the completions for a shell.
struct CompletionsCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "completions", operands: "bash|zsh|fish",
    summary: "Print the completions of commands and options for a shell.", options: [])

  private let shell: ShellCompletions.Shell

  init(_ arguments: Arguments) throws(UsageError) {
    let name = try arguments.onlyOperand("bash, zsh or fish")
    guard let shell = ShellCompletions.Shell(rawValue: name) else {
      throw .unexpectedOperand(name)
    }
    self.shell = shell
  }

  func run() throws { try StandardOutput.write(ShellCompletions.script(for: shell)) }
}
