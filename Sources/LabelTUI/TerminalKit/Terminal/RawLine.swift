import CTerminalGuard
import Glibc

/// The line of a terminal, from `init` to `deinit` without echo and without waiting for whole lines.
/// A crash puts it back too.
final class RawLine {
  private let descriptor: Int32
  private var modesBefore = termios()

  /// Nil when `descriptor` is no terminal.
  init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    guard tcgetattr(descriptor, &modesBefore) == 0 else { return nil }
    terminal_guard_arm(descriptor, &modesBefore, "", 0)
    var modes = modesBefore
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(descriptor, TCSADRAIN, &modes) == 0 else { return nil }
  }

  deinit {
    // What is on its way when the wait is over is not to be typed at the shell.
    tcsetattr(descriptor, TCSAFLUSH, &modesBefore)
    terminal_guard_disarm()
  }
}
