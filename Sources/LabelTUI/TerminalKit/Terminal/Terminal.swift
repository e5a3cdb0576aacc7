import CTerminalGuard
import Foundations
import Glibc

/// The terminal, from `init` to `close` or `deinit`. It owns curses and the terminal's modes, and restores the
/// modes after a crash.
///
/// Use it only on the main thread, like curses.
package final class Terminal {
  /// The features of the terminal before it has answered any query.
  package let report: TerminalReport
  /// The color depth in use.
  package private(set) var colors: ColorClass
  /// The file descriptor to poll for input.
  package let inputDescriptor = STDIN_FILENO
  /// Whether the terminal was closed. There is no more input then.
  package private(set) var isClosed = false

  private var screen: CursesScreen?
  private var input = TerminalInput(descriptor: STDIN_FILENO)
  private let setup: TerminalSetup
  private let restoration: [UInt8]
  /// Whether the terminal moves cells when the view pans. Not in a pane of a multiplexer, which redraws the moved
  /// cells in the terminal around it.
  private let movesCells: Bool
  private var awaitsReplies = false
  private var synchronizesFrames = false
  private var cellSize: PixelSize?
  private var pictures = PictureLayer()
  private let pictureWriter: PictureWriter
  private let encodeFile: PictureUpdate.FileEncoder
  private var originalModes = termios()

  /// Pictures with at most this number of pixels are encoded on the calling thread, which takes 1 or 2 ms.
  private static let unthreadedPixelLimit = 100_000

  /// The longest wait for outstanding replies when the program leaves the terminal.
  private static let lastReplyTimeout = Duration.milliseconds(200)

  /// Opens the terminal on standard input and output.
  ///
  /// - Parameters:
  ///   - colorChoice: the user's choice; nil means automatic.
  ///   - encodeFile: encodes the PNG files for the kitty protocol.
  /// - Throws: `TerminalError` if there is no terminal, or if it cannot move its cursor.
  package init(
    colorChoice: ColorClass? = nil, environment: [String: String],
    encodeFile: @escaping @Sendable (IndexedPixels) -> [UInt8]? = { _ in nil }
  ) throws(TerminalError) {
    self.encodeFile = encodeFile
    do throws(WakePipeError) { pictureWriter = try PictureWriter() } catch { throw .pipe(error) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      tcgetattr(STDIN_FILENO, &originalModes) == 0
    else { throw .noTerminal }
    guard let name = environment["TERM"], !name.isEmpty else { throw .noName }
    CharacterEncoding.useUTF8()
    let description = try TerminalDescription(of: name)
    movesCells = !Self.isMultiplexed(environment)
    restoration =
      TerminalModes.endString + TerminalModes.endFrame + TerminalModes.leave
      + description.restoration
    setup = TerminalSetup(terminal: name, description: description, environment: environment)
    setup.reserveSearchPath()
    let wanted = ColorDecision(
      choice: colorChoice, environment: environment, terminfoColors: description.colors)
    guard let (screen, colors) = setup.open(wanted) else { throw .refused(name) }
    self.screen = screen
    self.colors = colors.colors
    report = TerminalReport(environment: environment, colors: colors)
    guardAgainstCrash()
    updateWindowSize()
    write(TerminalModes.enter)
    send(TerminalQueries.batch(environment: environment))
  }

  deinit { close() }

  /// Restores the terminal. A second call does nothing.
  package func close() {
    guard screen != nil else { return }
    awaitLastReply()
    write(pictures.remove() + TerminalModes.leave)
    screen = nil
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_guard_disarm()
  }

  /// Uses the features that the terminal has reported. If it supports more colors than the program uses, opens
  /// curses again with these colors, and the next `draw` sends everything.
  package func adapt(to report: TerminalReport) {
    synchronizesFrames = report.hasSynchronizedOutput
    guard report.colors.colors == .direct, colors != .direct, screen != nil else { return }
    pictureWriter.finish()
    // End the old screen before the new one starts: a new screen saves the modes that it finds, and restores
    // them when it ends.
    screen = nil
    guard let (screen, decision) = setup.open(report.colors) else {
      write(TerminalModes.leave)
      isClosed = true
      return
    }
    self.screen = screen
    colors = decision.colors
    updateWindowSize()
    write(TerminalModes.enter)
  }

  /// Asks the terminal to copy `text`, by `route`.
  package func copy(_ text: ClipboardText, by route: ClipboardRoute) {
    if screen != nil { write(text.sequence(by: route)) }
  }

  /// The screen size in cells.
  package var size: Size { screen?.size ?? Size(width: 0, height: 0) }

  /// Shows `grid` and sends only the changes. Cells outside of the screen are ignored.
  package func draw(_ grid: CellGrid) {
    guard let screen else { return }
    pictureWriter.finish()
    let isSynchronized = synchronizesFrames && screen.differs(from: grid)
    if isSynchronized { write(TerminalModes.beginFrame) }
    let before = screen.draw(grid, movesCells: movesCells)
    let update = pictures.update(to: grid, from: before, on: screen.size)
    let end = isSynchronized ? TerminalModes.endFrame : []
    if update.pixelCount > Self.unthreadedPixelLimit {
      pictureWriter.start { [encodeFile] in update.encoded(encodeFile) + end }
    } else {
      write(update.encoded(encodeFile) + end)
    }
  }

  /// Whether the last grid is still being written. `drawnDescriptor` becomes readable when that is done. Until
  /// then, `draw` waits.
  package var isDrawing: Bool { pictureWriter.isBusy }

  /// The file descriptor to poll for the end of `isDrawing`.
  package var drawnDescriptor: Int32 { pictureWriter.descriptor }

  /// Makes the next `draw` send everything. For a screen that another program may have changed.
  package func redrawEverything() { screen?.redrawEverything() }

  /// Reads everything that the terminal has sent, without waiting. Changes of the window size and the cell size
  /// come first.
  ///
  /// A lone ESC may be the start of a sequence. It becomes a key only after 25 ms; `pollTimeout` says when to call
  /// this function again.
  package func readEvents() -> [TerminalEvent] {
    let resize = updateWindowSize().map { [TerminalEvent.resize($0)] } ?? []
    return resize + updateCellSize() + readInput()
  }

  private func readInput() -> [TerminalEvent] {
    let events = input.read()
    if input.isAtEnd { isClosed = true }
    if events.contains(where: \.isLastReply) { awaitsReplies = false }
    return events
  }

  /// The time in milliseconds after which `readEvents` must be called even without input; -1 if there is no such
  /// time. This is the timeout to pass to `poll`.
  package var pollTimeout: Int32 { input.pollTimeout }

  /// Handles Ctrl-Z: restores the terminal, stops the process group, and sets up the terminal again when the shell
  /// continues the process. The next `draw` sends everything.
  package func suspend() {
    guard let screen else { return }
    awaitLastReply()
    write(pictures.remove() + TerminalModes.leave)
    screen.leave()
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_signals_stop()
    resume()
  }

  /// Sets up the terminal again after a stop that cannot be caught (SIGSTOP). The next `draw` sends everything.
  package func resume() {
    guard let screen else { return }
    screen.resume()
    TerminalOutput.write(TerminalModes.enter)
    updateWindowSize()
  }

  /// Resizes the screen to the window; returns the new size if it changed.
  @discardableResult
  private func updateWindowSize() -> Size? {
    guard let screen, let size = WindowSize(of: STDOUT_FILENO)?.cells else { return nil }
    guard size != screen.size else { return nil }
    screen.resize(to: size)
    return size
  }

  private static func isMultiplexed(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return name.hasPrefix("tmux") || name.hasPrefix("screen") || environment["TMUX"] != nil
  }

  /// A reply with the cell size if it changed.
  private func updateCellSize() -> [TerminalEvent] {
    guard let size = WindowSize(of: STDOUT_FILENO)?.cell, size != cellSize else { return [] }
    cellSize = size
    return [.reply(.cellSize(size))]
  }

  private func guardAgainstCrash() {
    let sequence = restoration.map(CChar.init(bitPattern:))
    // This fails only if the terminal's sequences are extremely long. Then a crash does not restore the terminal.
    terminal_guard_arm(STDOUT_FILENO, &originalModes, sequence, sequence.count)
  }

  private func send(_ queries: [UInt8]) {
    guard !queries.isEmpty else { return }
    write(queries)
    awaitsReplies = true
  }

  /// Waits for outstanding replies, which the shell would otherwise read as input.
  private func awaitLastReply() {
    let deadline = ContinuousClock.now + Self.lastReplyTimeout
    while awaitsReplies, !isClosed, ContinuousClock.now < deadline {
      var request = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, 10)
      _ = readInput()
    }
    awaitsReplies = false
  }

  private func write(_ bytes: [UInt8]) {
    pictureWriter.finish()
    TerminalOutput.write(bytes)
  }
}

extension TerminalEvent {
  /// Whether this is the reply to the last query.
  fileprivate var isLastReply: Bool {
    if case .reply(.attributes) = self { true } else { false }
  }
}
