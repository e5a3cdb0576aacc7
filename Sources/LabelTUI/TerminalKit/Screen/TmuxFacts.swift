/// What tmux says of itself, and of the terminal around it.
package struct TmuxFacts: Hashable, Sendable {
  /// What lets tmux pass RGB colors on.
  package static let directColorLine = "set -as terminal-features ',*:RGB'"

  /// What the terminal around it calls itself; nil when it does not say.
  package let terminal: String?
  /// What tmux uses of that terminal.
  package let features: Set<String>
  /// Milliseconds that tmux holds an ESC back; nil when it does not say.
  package let escapeTime: Int?
  /// Whether the terminal's description was changed for RGB by the older `terminal-overrides`.
  package let hasColorOverride: Bool

  /// - Parameter output: a line each for the terminal, its features and the escape time, then those
  ///   of the overrides; nil when nobody looks at the session.
  package init?(output: String) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.prefix(256).unicodeScalars.filter { (" "..."~").contains($0) })
    }
    guard lines.count >= 3 else { return nil }
    features = Set(lines[1].split(separator: ",").map(String.init))
    if features.isEmpty { return nil }
    terminal = lines[0].isEmpty ? nil : lines[0]
    escapeTime = Int(lines[2])
    hasColorOverride = lines.dropFirst(3).contains { $0.contains(":Tc") || $0.contains(":RGB") }
  }

  /// Whether RGB colors reach the terminal around it.
  package var hasDirectColor: Bool { features.contains("RGB") }
}
