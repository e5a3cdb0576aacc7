/// The color depth in use, and the reason for it.
package struct ColorDecision: Hashable, Sendable {
  /// Where the color depth comes from.
  package enum Reason: Hashable, Sendable {
    /// The option `--color`.
    case asked
    /// The environment variable `NO_COLOR`.
    case noColor
    /// The environment variable `COLORTERM`.
    case colorTerm
    /// `TERM` ends with `-direct`.
    case terminalName
    /// The environment variable `XTERM_VERSION`.
    case xtermVersion
    /// The number of colors in terminfo. Many entries state fewer colors than the terminal supports.
    case terminfo
    /// The user asked for more colors, but the terminfo entry cannot be extended.
    case noOverlay
    /// The terminal accepted an RGB color.
    case answer
    /// The terminal reported a known name and version.
    case version
    /// tmux reports it for the terminal around it.
    case tmux
  }

  /// The color depth.
  package var colors: ColorClass
  /// Where the color depth comes from.
  package var reason: Reason

  /// Whether the terminal may turn out to support more colors.
  package var isGuess: Bool { reason == .terminfo && colors != .direct }
}
