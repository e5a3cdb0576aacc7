/// How a program ended.
public enum ExitStatus: Hashable, Sendable {
  case exited(Int32)
  case killed(signal: Int32)

  /// Decodes the status of `waitpid` for a program that has ended.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .killed(signal: signal)
  }
}
