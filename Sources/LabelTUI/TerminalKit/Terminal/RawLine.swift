import CTerminalGuard
import Glibc

/// Turns off echo and line buffering of a terminal from `init` to `deinit`. The terminal is also restored if the
/// program crashes.
final class RawLine {
  private let descriptor: Int32
  private var modesBefore = termios()

  /// Nil if `descriptor` is not a terminal.
  init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    guard tcgetattr(descriptor, &modesBefore) == 0 else { return nil }
    terminal_guard_arm(descriptor, &modesBefore, "", 0)
    var modes = modesBefore
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(descriptor, TCSADRAIN, &modes) == 0 else { return nil }
  }

  deinit {
    // TCSAFLUSH discards late replies, which the shell would read as input.
    tcsetattr(descriptor, TCSAFLUSH, &modesBefore)
    terminal_guard_disarm()
  }
}
