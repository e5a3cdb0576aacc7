import TerminalKit

/// What the terminal and tmux answer, and what follows from it.
extension AppState {
  mutating func handle(_ reply: TerminalReply) -> [Job] {
    let wasComplete = terminal.answers.isComplete
    terminal.answers.apply(reply)
    formatPictures()
    guard terminal.answers.isComplete, !wasComplete else { return [] }
    checkPictureStyle()
    return [adaptation()] + (terminal.canAskTmux ? [.terminal(.askTmux)] : [])
  }

  mutating func handle(_ facts: TmuxFacts?) -> [Job] {
    terminal.tmux = facts
    if terminal.losesColorsInTmux {
      logInfo(
        "tmux passes on 256 colors. If the terminal around it supports more, add to ~/.tmux.conf: "
          + TmuxFacts.directColorLine)
    }
    return [adaptation()]
  }

  private mutating func adaptation() -> Job {
    terminal.colors = terminal.betterColors ?? terminal.colors
    return .terminal(.adapt(terminal))
  }
}
