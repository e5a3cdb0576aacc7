/// How a command is called; its help is made from it.
struct CommandSyntax: Sendable {
  /// The words that call it; empty for the command that needs none.
  let name: String
  /// What follows them, as the help shows it.
  let operands: String
  /// One sentence.
  let summary: String
  let options: [CommandOption]

  /// The words sorted by this syntax; every command knows `--help` and `--version`.
  func parse(_ words: [String]) throws(UsageError) -> Arguments {
    try Arguments(words, options: options + [.help, .version])
  }

  /// `labeltui name`.
  var call: String { name.isEmpty ? "labeltui" : "labeltui \(name)" }

  /// `labeltui name operands`.
  var usage: String { operands.isEmpty ? call : "\(call) \(operands)" }

  var help: String {
    "Usage: \(usage)\n\n\(summary)\n\n"
      + Self.table(
        (options + [.help, .version]).map { ($0.usage, $0.summary) })
  }

  /// Two columns, indented.
  static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)\n"
    }.joined()
  }
}
