import CPseudoTerminal
import Glibc

/// A program on a pseudo-terminal. Owns the process and both ends of the line.
public final class PseudoTerminal {
  public let process: pid_t
  /// How the program ended; nil while it runs.
  public private(set) var exitStatus: ExitStatus?

  /// The end of the line on the side of the terminal; nil after `hangUp`.
  private var terminalEnd: Int32?
  /// The end of the line on the side of the program. It stays open so that the settings of the line can be read after
  /// the program has ended.
  private var programEnd: Int32?
  private var lastLineSettings: LineSettings?

  public init(_ launch: ProgramLaunch) throws {
    let (terminalEnd, programEnd, device) = try Self.open()
    Self.setSize(launch.size, of: terminalEnd)
    do {
      process = try launch.spawn(on: device)
    } catch {
      close(terminalEnd)
      close(programEnd)
      throw error
    }
    self.terminalEnd = terminalEnd
    self.programEnd = programEnd
  }

  deinit {
    hangUp()
    if exitStatus == nil {
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// Reads output of the program. Waits at most `patience`; returns no bytes if there is no output.
  public func read(waitingUpTo patience: Duration) -> [UInt8] {
    guard let terminalEnd else {
      poll(nil, 0, patience.milliseconds)
      return []
    }
    var request = pollfd(fd: terminalEnd, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, patience.milliseconds) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(terminalEnd, &buffer, buffer.count)
    return Array(buffer.prefix(max(count, 0)))
  }

  /// Writes input for the program, and returns the number of bytes that the line accepted.
  public func write(_ bytes: ArraySlice<UInt8>) throws -> Int {
    guard let terminalEnd else { throw TerminalError.hungUp }
    return max(bytes.withUnsafeBytes { Glibc.write(terminalEnd, $0.baseAddress, $0.count) }, 0)
  }

  /// Changes the window size. The kernel sends SIGWINCH to the program.
  public func resize(to size: ScreenSize) {
    if let terminalEnd { Self.setSize(size, of: terminalEnd) }
  }

  public func send(signal: Int32) {
    if exitStatus == nil { kill(process, signal) }
  }

  /// Closes the terminal, as when its window is closed. The kernel sends SIGHUP to the program.
  public func hangUp() {
    closeProgramEnd()
    if let terminalEnd { close(terminalEnd) }
    terminalEnd = nil
  }

  /// The current settings of the line, or the last ones if it is closed.
  public var lineSettings: LineSettings? {
    guard let programEnd else { return lastLineSettings }
    var settings = termios()
    return tcgetattr(programEnd, &settings) == 0 ? LineSettings(settings) : nil
  }

  /// The number of bytes that the program has not read yet.
  public var unreadInput: Int {
    var count: Int32 = 0
    guard let programEnd, ioctl(programEnd, UInt(FIONREAD), &count) == 0 else { return 0 }
    return Int(count)
  }

  /// Checks whether the program has ended.
  public func updateExitStatus() {
    var status: Int32 = 0
    guard exitStatus == nil, waitpid(process, &status, WNOHANG) == process else { return }
    exitStatus = ExitStatus(waitStatus: status)
  }

  /// Closes the program's end of the line, so that reading its output comes to an end.
  func closeProgramEnd() {
    guard let programEnd else { return }
    lastLineSettings = lineSettings
    close(programEnd)
    self.programEnd = nil
  }
}

extension PseudoTerminal {
  /// Opens a line. Returns both ends, which the caller must close, and the name of the program's end.
  public static func open() throws -> (terminalEnd: Int32, programEnd: Int32, device: String) {
    var (terminalEnd, programEnd): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 64)
    let failure = cpty_open(&terminalEnd, &programEnd, &name, name.count)
    guard failure == 0 else { throw TerminalError.noTerminal(String(cString: strerror(failure))) }
    let device = name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return (terminalEnd, programEnd, String(decoding: device, as: UTF8.self))
  }

  private static func setSize(_ size: ScreenSize, of line: Int32) {
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(line, UInt(TIOCSWINSZ), &window)
  }
}

extension Duration {
  /// The duration in whole milliseconds, for `poll`. A negative duration is 0, because `poll` would wait forever.
  fileprivate var milliseconds: Int32 {
    Int32(clamping: Int64(max(.zero, self) / .milliseconds(1)))
  }
}
