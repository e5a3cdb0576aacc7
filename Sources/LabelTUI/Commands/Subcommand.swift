/// A subcommand: `init` reads its arguments, `run` does the work.
protocol Subcommand {
  static var syntax: CommandSyntax { get }

  /// - Throws: `UsageError`.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does the work. A thrown error is printed in one line, and the program exits with 1.
  func run() throws
}
