/// How a text reaches the clipboard of the terminal.
package enum ClipboardRoute: Equatable, Sendable {
  /// The terminal, or tmux with `set-clipboard on`, takes it.
  case direct
  /// tmux passes it on, because `allow-passthrough` is on.
  case throughTmux
  case throughScreen
  /// tmux keeps it: neither option is on.
  case closed
}

extension TerminalReport {
  /// How a text reaches the clipboard. Whether the terminal then accepts it is not known.
  package var clipboardRoute: ClipboardRoute {
    switch multiplexer {
    case nil: return .direct
    case .screen: return .throughScreen
    case .tmux:
      guard let tmux else { return .direct }
      if tmux.takesClipboard { return .direct }
      return tmux.passesSequences ? .throughTmux : .closed
    }
  }
}
