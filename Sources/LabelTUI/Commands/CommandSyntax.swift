/// How a command is called. The help is generated from it.
struct CommandSyntax: Sendable {
  /// The words that call the command; empty for the workstation.
  let name: String
  /// The options and operands after the name, as the usage line shows them.
  let operands: String
  /// One sentence that describes the command.
  let summary: String
  let options: [CommandOption]

  /// Parses `words` by this syntax. Every command accepts `--help` and `--version`.
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

  /// Formats `rows` as two indented columns.
  static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)\n"
    }.joined()
  }
}
