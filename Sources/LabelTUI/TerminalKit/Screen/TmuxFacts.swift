/// What tmux reports about itself and the terminal around it.
package struct TmuxFacts: Hashable, Sendable {
  /// The configuration line that lets tmux pass RGB colors on.
  package static let directColorLine = "set -as terminal-features ',*:RGB'"

  /// The name of the terminal around tmux; nil if unknown.
  package let terminal: String?
  /// The features of that terminal that tmux uses.
  package let features: Set<String>
  /// The time that tmux delays an ESC, in milliseconds; nil if unknown.
  package let escapeTime: Int?
  /// The configuration line that lets programs inside tmux set the clipboard.
  package static let clipboardLine = "set -s set-clipboard on"

  /// Whether tmux takes texts for the clipboard from programs, and passes them on.
  package let takesClipboard: Bool
  /// Whether tmux passes sequences on that programs wrap for it.
  package let passesSequences: Bool
  /// Whether the older `terminal-overrides` adds RGB to the terminal's description.
  package let hasColorOverride: Bool

  /// Parses the output of `TmuxProgram`; nil if no client is attached to the session.
  ///
  /// - Parameter output: one line each for the terminal, its features, the escape time, the options `set-clipboard`
  ///   and `allow-passthrough`, then the lines of the overrides.
  package init?(output: String) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.prefix(256).unicodeScalars.filter { (" "..."~").contains($0) })
    }
    guard lines.count >= 3 else { return nil }
    features = Set(lines[1].split(separator: ",").map(String.init))
    if features.isEmpty { return nil }
    terminal = lines[0].isEmpty ? nil : lines[0]
    escapeTime = Int(lines[2])
    takesClipboard = lines.dropFirst(3).first == "on"
    // Up to 3.3, tmux prints this option as a number.
    passesSequences = lines.dropFirst(4).first.map { ["on", "all", "1"].contains($0) } ?? false
    hasColorOverride = lines.dropFirst(3).contains { $0.contains(":Tc") || $0.contains(":RGB") }
  }

  /// Whether RGB colors reach the terminal around tmux.
  package var hasDirectColor: Bool { features.contains("RGB") }
}
