import CTerminalGuard
import Glibc

/// Receives signals through a file descriptor that can be polled, instead of signal handlers.
///
/// Create it before any other thread, because only threads that start later inherit the blocked signals.
package final class SignalChannel {
  /// A signal that the program handles.
  package enum Signal: Hashable, Sendable {
    /// The terminal was closed.
    case hangup
    /// SIGTERM: another program asks this program to end.
    case terminate
    /// SIGINT: the user or another program interrupts this program.
    case interrupt
    /// The window size changed: `Terminal.readEvents` reports the new size.
    case resize
    /// Ctrl-Z: call `Terminal.suspend`.
    case stop
    /// The process continues after a stop: `Terminal.resume` restores the screen.
    case resume
  }

  /// Becomes readable when a signal arrives.
  package let descriptor: Int32

  /// Blocks the signals and opens the channel.
  ///
  /// - Throws: `TerminalError.signals`.
  package init() throws(TerminalError) {
    descriptor = terminal_signals_open()
    if descriptor < 0 { throw .signals(errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Returns the signals that arrived since the last call; does not wait.
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
