import CTerminalGuard
import Glibc

/// Signals as data: a descriptor to poll and a list to read, so that no handler ever runs.
///
/// To be made before any other thread starts, since threads inherit what is blocked.
package final class SignalChannel {
  /// What the operating system wants.
  package enum Signal: Hashable, Sendable {
    /// The terminal is gone.
    case hangup
    case terminate
    case interrupt
    /// The window has another size: `Terminal.readEvents` reports it.
    case resize
    /// To be answered by `Terminal.suspend`.
    case stop
    /// Runs again after a stop: `Terminal.resume` puts the screen back.
    case resume
  }

  /// Becomes readable when a signal arrives.
  package let descriptor: Int32

  /// - Throws: `TerminalError.signals`.
  package init() throws(TerminalError) {
    descriptor = terminal_signals_open()
    if descriptor < 0 { throw .signals(errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// The signals that arrived since the last call; does not wait.
  package func read() -> [Signal] {
    var signals: [Signal] = []
    while true {
      switch terminal_signals_next(descriptor) {
      case SIGHUP: signals.append(.hangup)
      case SIGTERM: signals.append(.terminate)
      case SIGINT: signals.append(.interrupt)
      case SIGWINCH: signals.append(.resize)
      case SIGTSTP: signals.append(.stop)
      case SIGCONT: signals.append(.resume)
      default: return signals
      }
    }
  }
}
