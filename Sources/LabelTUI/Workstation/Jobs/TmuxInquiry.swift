import Foundations
import TerminalKit

/// Asks tmux for facts about itself, outside of the event loop.
enum TmuxInquiry {
  /// Starts the query; it posts the answer to `mailbox`.
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
