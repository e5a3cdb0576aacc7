import TerminalKit

/// What the terminal answers, and what follows from it.
extension AppState {
  mutating func takeIn(_ reply: TerminalReply) -> [Job] {
    let wasComplete = terminal.answers.isComplete
    terminal.answers.apply(reply)
    formatPictures()
    guard terminal.answers.isComplete, !wasComplete else { return [] }
    checkPictureStyle()
    return [adaptation()] + (terminal.canAskTmux ? [.askTmux] : [])
  }

  mutating func takeIn(_ facts: TmuxFacts?) -> [Job] {
    terminal.tmux = facts
    if terminal.losesColorsInTmux {
      remark(
        "tmux passes 256 colors on. If the terminal around it shows more, ~/.tmux.conf should say: "
          + TmuxFacts.directColorLine)
    }
    return [adaptation()]
  }

  private mutating func adaptation() -> Job {
    terminal.colors = terminal.betterColors ?? terminal.colors
    return .adapt(terminal)
  }
}
