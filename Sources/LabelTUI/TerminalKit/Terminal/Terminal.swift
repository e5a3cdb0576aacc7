import CTerminalGuard
import Foundations
import Glibc

/// The terminal in use, from `init` to `close` or `deinit`. It owns curses, the terminal's modes,
/// and what restores them after a crash.
///
/// Use it on the main thread only, like curses.
package final class Terminal {
  /// What is known before the terminal has answered any query.
  package let report: TerminalReport
  /// The features of the terminal.
  package private(set) var colors: ColorClass
  /// The file descriptor to poll for input.
  package let inputDescriptor = STDIN_FILENO
  /// True when the terminal was closed: no more input will come.
  package private(set) var isClosed = false

  private var screen: CursesScreen?
  private var input = TerminalInput(descriptor: STDIN_FILENO)
  private let setup: TerminalSetup
  private let restoration: [UInt8]
  /// Inside a pane of a multiplexer, moving cells costs more than redrawing them: the terminal
  /// around it cannot move them there.
  private let movesCells: Bool
  private var awaitsReplies = false
  private var synchronizesFrames = false
  private var cellSize: PixelSize?
  private var pictures = PictureLayer()
  private let pictureWriter: PictureWriter
  private let encodeFile: PictureUpdate.FileEncoder
  private var originalModes = termios()

  /// Pictures up to this number of pixels are encoded on the calling thread; they take 1 or 2 ms.
  private static let pixelsWaitedFor = 100_000

  /// How long to wait for replies: generous for a local terminal, acceptable for a remote one.
  private static let lastReplyPatience = Duration.milliseconds(200)

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
    followWindowSize()
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

  /// Uses the features that the terminal has reported. If it turned out to support more colors, the
  /// next `draw` sends everything.
  package func adapt(to report: TerminalReport) {
    synchronizesFrames = report.hasSynchronizedOutput
    guard report.colors.colors == .direct, colors != .direct, screen != nil else { return }
    pictureWriter.finish()
    // End the old screen before the new one starts: curses saves the modes that it finds, to
    // restore them later.
    screen = nil
    guard let (screen, decision) = setup.open(report.colors) else {
      write(TerminalModes.leave)
      isClosed = true
      return
    }
    self.screen = screen
    colors = decision.colors
    followWindowSize()
    write(TerminalModes.enter)
  }

  /// The screen size in cells.
  package var size: Size { screen?.size ?? Size(width: 0, height: 0) }

  /// Shows `grid` and sends only what changed. Cells outside the screen are ignored.
  package func draw(_ grid: CellGrid) {
    guard let screen else { return }
    pictureWriter.finish()
    let isSynchronized = synchronizesFrames && screen.differs(from: grid)
    if isSynchronized { write(TerminalModes.beginFrame) }
    let before = screen.draw(grid, movesCells: movesCells)
    let update = pictures.update(to: grid, from: before, on: screen.size)
    let end = isSynchronized ? TerminalModes.endFrame : []
    if update.pixelCount > Self.pixelsWaitedFor {
      pictureWriter.start { [encodeFile] in update.encoded(encodeFile) + end }
    } else {
      write(update.encoded(encodeFile) + end)
    }
  }

  /// Whether the last frame is still being written; `drawnDescriptor` becomes readable when it is
  /// done. Until then, `draw` waits.
  package var isDrawing: Bool { pictureWriter.isBusy }

  /// The file descriptor to poll for the end of `isDrawing`.
  package var drawnDescriptor: Int32 { pictureWriter.descriptor }

  /// Makes the next `draw` send everything, for a screen that another program wrote to.
  package func redrawEverything() { screen?.redrawEverything() }

  /// Reads everything that the terminal has sent, without waiting. A change of the window size
  /// comes first, with the new cell size.
  ///
  /// A lone ESC is held back for 25 ms, since it may be the start of a sequence: `pollTimeout` says
  /// when to call again.
  package func readEvents() -> [TerminalEvent] {
    let resize = followWindowSize().map { [TerminalEvent.resize($0)] } ?? []
    return resize + followCellSize() + readInput()
  }

  private func readInput() -> [TerminalEvent] {
    let events = input.read()
    if input.isAtEnd { isClosed = true }
    if events.contains(where: \.isLastReply) { awaitsReplies = false }
    return events
  }

  /// The time in milliseconds after which `readEvents` must be called even without input, for
  /// `poll`; -1 if it need not be.
  package var pollTimeout: Int32 { input.pollTimeout }

  /// Handles Ctrl-Z: restores the terminal, stops the process group, and takes the terminal again
  /// when the shell continues it. The next `draw` sends everything.
  package func suspend() {
    guard let screen else { return }
    awaitLastReply()
    write(pictures.remove() + TerminalModes.leave)
    screen.leave()
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_signals_stop()
    resume()
  }

  /// Takes the terminal again after a stop that cannot be caught (SIGSTOP). The next `draw` sends
  /// everything.
  package func resume() {
    guard let screen else { return }
    screen.resume()
    TerminalOutput.write(TerminalModes.enter)
    followWindowSize()
  }

  /// Resizes the screen to the window; returns the new size if it changed.
  @discardableResult
  private func followWindowSize() -> Size? {
    guard let screen, let size = WindowSize(of: STDOUT_FILENO)?.cells else { return nil }
    guard size != screen.size else { return nil }
    screen.resize(to: size)
    return size
  }

  private static func isMultiplexed(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return name.hasPrefix("tmux") || name.hasPrefix("screen") || environment["TMUX"] != nil
  }

  /// The new cell size if it changed, in the form of a reply.
  private func followCellSize() -> [TerminalEvent] {
    guard let size = WindowSize(of: STDOUT_FILENO)?.cell, size != cellSize else { return [] }
    cellSize = size
    return [.reply(.cellSize(size))]
  }

  private func guardAgainstCrash() {
    let sequence = restoration.map(CChar.init(bitPattern:))
    // This fails only if the terminal's sequences are extremely long; then a crash does not
    // restore the terminal.
    terminal_guard_arm(STDOUT_FILENO, &originalModes, sequence, sequence.count)
  }

  private func send(_ queries: [UInt8]) {
    guard !queries.isEmpty else { return }
    write(queries)
    awaitsReplies = true
  }

  /// Reads the replies that are still on their way, so that they are not typed into the shell.
  private func awaitLastReply() {
    let deadline = ContinuousClock.now + Self.lastReplyPatience
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
