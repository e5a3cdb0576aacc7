import Foundation

/// Asks tmux about itself, off the loop.
enum TmuxInquiry {
  /// Begins to ask; the answer goes to `mailbox`.
  static func start(reportingTo mailbox: Mailbox, environment: [String: String]) {
    Thread.detachNewThread {
      mailbox.post(.tmuxAnswered(TmuxProgram.facts(environment: environment)))
    }
  }
}
