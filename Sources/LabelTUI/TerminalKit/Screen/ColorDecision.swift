/// The colors that are drawn with, and why.
package struct ColorDecision: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The user's `--color`.
    case asked
    /// `NO_COLOR`.
    case noColor
    /// `COLORTERM`.
    case colorTerm
    /// `TERM` ends with `-direct`.
    case terminalName
    /// `XTERM_VERSION`.
    case xtermVersion
    /// The number of colors in terminfo, where many entries say less than the terminal can.
    case terminfo
    /// More are wanted, but terminfo could not be told so.
    case noOverlay
    /// The terminal kept an RGB color that was set.
    case answer
    /// The terminal told its name and version, and it is one that is known.
    case version
    /// tmux says so of the terminal around it.
    case tmux
  }

  package var colors: ColorClass
  package var reason: Reason

  /// Whether the terminal may prove to show more than was decided.
  package var isGuess: Bool { reason == .terminfo && colors != .direct }
}
