import Glibc

/// The input settings of the terminal line, which a program must restore when it ends.
public struct LineSettings: Hashable, Sendable {
  public var waitsForLines: Bool
  public var echoes: Bool
  public var sendsSignals: Bool

  init(_ settings: termios) {
    waitsForLines = settings.c_lflag & tcflag_t(ICANON) != 0
    echoes = settings.c_lflag & tcflag_t(ECHO) != 0
    sendsSignals = settings.c_lflag & tcflag_t(ISIG) != 0
  }

  /// The settings with which a shell starts programs.
  public static let shell = LineSettings(waitsForLines: true, echoes: true, sendsSignals: true)

  private init(waitsForLines: Bool, echoes: Bool, sendsSignals: Bool) {
    self.waitsForLines = waitsForLines
    self.echoes = echoes
    self.sendsSignals = sendsSignals
  }
}
