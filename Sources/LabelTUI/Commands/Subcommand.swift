/// A subcommand: reads its arguments when it is made, does its work in `run`.
protocol Subcommand {
  static var syntax: CommandSyntax { get }

  /// - Throws: `UsageError`.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does the work; what it throws is said in one line, and the program ends with 1.
  func run() throws
}
