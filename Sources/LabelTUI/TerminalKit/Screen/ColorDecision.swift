/// The color depth in use, and the reason for it.
package struct ColorDecision: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The option `--color`.
    case asked
    /// `NO_COLOR`.
    case noColor
    /// `COLORTERM`.
    case colorTerm
    /// `TERM` ends with `-direct`.
    case terminalName
    /// `XTERM_VERSION`.
    case xtermVersion
    /// The number of colors in terminfo; many entries state less than the terminal supports.
    case terminfo
    /// More colors are wanted, but the terminfo entry cannot be extended.
    case noOverlay
    /// The terminal accepted an RGB color.
    case answer
    /// The terminal reported a known name and version.
    case version
    /// tmux reports it for the terminal around it.
    case tmux
  }

  package var colors: ColorClass
  package var reason: Reason

  /// Whether the terminal may turn out to support more colors.
  package var isGuess: Bool { reason == .terminfo && colors != .direct }
}
