import CTerminalGuard
import Glibc

/// A terminal line without echo and without line buffering, from `init` to `deinit`. A crash
/// restores the line, too.
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
    // Replies that arrive after the wait must not be typed into the shell.
    tcsetattr(descriptor, TCSAFLUSH, &modesBefore)
    terminal_guard_disarm()
  }
}
