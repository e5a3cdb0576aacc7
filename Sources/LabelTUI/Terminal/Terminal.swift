import CTerminalGuard
import Glibc

/// The terminal, claimed from `init` to `close` or `deinit`: the one owner of curses, of the
/// terminal's modes, and of what restores them after a crash.
///
/// Used on the main thread only, as curses is.
final class Terminal {
  /// What the terminal shows; `--color` and the environment decide.
  let colors: ColorClass
  /// To be polled for input.
  let inputDescriptor = STDIN_FILENO
  /// True once the terminal is gone: nothing more will come.
  private(set) var isClosed = false

  private var screen: CursesScreen?
  private var input = TerminalInput(descriptor: STDIN_FILENO)
  private let restoration: [UInt8]
  /// In a part of a multiplexer's window moving cells costs more than redrawing them: the terminal
  /// around it cannot move them there.
  private let movesCells: Bool
  private var originalModes = termios()

  /// Claims the terminal on standard input and output.
  ///
  /// - Parameter colorChoice: what the user asked for; nil leaves it to the environment.
  /// - Throws: `TerminalError` when there is none, or none that can place its cursor.
  init(colorChoice: ColorClass? = nil, environment: [String: String]) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      tcgetattr(STDIN_FILENO, &originalModes) == 0
    else { throw .noTerminal }
    guard let name = environment["TERM"], !name.isEmpty else { throw .noName }
    CharacterEncoding.useUTF8()
    let description = try TerminalDescription(of: name)
    movesCells = !Self.isMultiplexed(environment)
    restoration = TerminalModes.leave + description.restoration
    let setup = TerminalSetup(
      terminal: name, description: description, environment: environment,
      colors: .detect(
        choice: colorChoice, environment: environment, terminfoColors: description.colors))
    guard let (screen, colors) = setup.open() else { throw .refused(name) }
    self.screen = screen
    self.colors = colors
    guardAgainstCrash()
    followWindowSize()
    TerminalOutput.write(TerminalModes.enter)
  }

  deinit { close() }

  /// Gives the terminal back as it was. Nothing happens the second time.
  func close() {
    guard screen != nil else { return }
    TerminalOutput.write(TerminalModes.leave)
    screen = nil
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_guard_disarm()
  }

  /// The screen's size in cells.
  var size: Size { screen?.size ?? Size(width: 0, height: 0) }

  /// Shows `grid`, sending only what changed. What does not fit is left out.
  func draw(_ grid: CellGrid) { screen?.draw(grid, movesCells: movesCells) }

  /// Has the next `draw` send everything, for a screen that others wrote on.
  func redrawEverything() { screen?.redrawEverything() }

  /// All that the terminal has sent, without waiting; a change of the window's size comes first.
  ///
  /// An ESC alone is held back for 25 ms, since it may be the start of a sequence: `pollTimeout`
  /// says when to call again.
  func readEvents() -> [TerminalEvent] {
    let resize = followWindowSize().map { [TerminalEvent.resize($0)] } ?? []
    let events = input.read()
    if input.isAtEnd { isClosed = true }
    return resize + events
  }

  /// Milliseconds after which `readEvents` has to be called even if no input comes, for `poll`;
  /// -1 when there is no such need.
  var pollTimeout: Int32 { input.pollTimeout }

  /// Ctrl-Z: gives the terminal back, stops the process group, and takes the terminal again when
  /// the shell continues it. The next `draw` shows everything.
  func suspend() {
    guard let screen else { return }
    TerminalOutput.write(TerminalModes.leave)
    screen.leave()
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_signals_stop()
    resume()
  }

  /// Takes the terminal again after a stop that could not be seen coming (SIGSTOP). The next `draw`
  /// shows everything.
  func resume() {
    guard let screen else { return }
    screen.resume()
    TerminalOutput.write(TerminalModes.enter)
    followWindowSize()
  }

  /// Makes the screen as large as the window; the new size when it changed.
  @discardableResult
  private func followWindowSize() -> Size? {
    var window = winsize()
    guard let screen, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0,
      window.ws_col > 0, window.ws_row > 0
    else { return nil }
    let size = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    guard size != screen.size else { return nil }
    screen.resize(to: size)
    return size
  }

  private static func isMultiplexed(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return name.hasPrefix("tmux") || name.hasPrefix("screen") || environment["TMUX"] != nil
  }

  private func guardAgainstCrash() {
    let sequence = restoration.map(CChar.init(bitPattern:))
    // Fails only on a terminal whose sequences are absurdly long; then a crash leaves a mess.
    terminal_guard_arm(STDOUT_FILENO, &originalModes, sequence, sequence.count)
  }
}
