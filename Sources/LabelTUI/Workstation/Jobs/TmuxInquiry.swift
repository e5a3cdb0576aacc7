import Foundations
import TerminalKit

/// Asks tmux about itself, off the loop.
enum TmuxInquiry {
  /// Begins to ask; the answer goes to `mailbox`.
  static func start(reportingTo mailbox: Mailbox, environment: [String: String]) {
    do {
      try OwnThread.start {
        mailbox.post(.tmuxAnswered(TmuxProgram.facts(environment: environment)))
      }
    } catch {
      mailbox.post(.tmuxAnswered(nil))
    }
  }
}
