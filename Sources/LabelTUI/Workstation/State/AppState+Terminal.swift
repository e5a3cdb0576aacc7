import TerminalKit

/// Replies of the terminal and of tmux, and how the program adapts to them.
extension AppState {
  /// Handles a reply of the terminal; after the last one, adapts the program to the terminal.
  mutating func handle(_ reply: TerminalReply) -> [Job] {
    let wasComplete = terminal.answers.isComplete
    terminal.answers.apply(reply)
    formatPictures()
    guard terminal.answers.isComplete, !wasComplete else { return [] }
    checkPictureStyle()
    return [adapt()] + (terminal.canAskTmux ? [.terminal(.askTmux)] : [])
  }

  /// Handles the facts that tmux reported; nil if it did not answer.
  mutating func handle(_ facts: TmuxFacts?) -> [Job] {
    terminal.tmux = facts
    if terminal.losesColorsInTmux {
      logInfo(
        "tmux passes on only 256 colors. If the outer terminal supports more, add to ~/.tmux.conf: "
          + TmuxFacts.directColorLine)
    }
    return [adapt()]
  }

  private mutating func adapt() -> Job {
    terminal.colors = terminal.betterColors ?? terminal.colors
    return .terminal(.adapt(terminal))
  }
}
