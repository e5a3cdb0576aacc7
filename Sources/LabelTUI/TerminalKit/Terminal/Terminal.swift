import CTerminalGuard
import Foundations
import Glibc

/// The terminal, claimed from `init` to `close` or `deinit`: the one owner of curses, of the
/// terminal's modes, and of what restores them after a crash.
///
/// Used on the main thread only, as curses is.
package final class Terminal {
  /// What is known before the terminal has answered anything.
  package let report: TerminalReport
  /// What the terminal shows.
  package private(set) var colors: ColorClass
  /// To be polled for input.
  package let inputDescriptor = STDIN_FILENO
  /// True once the terminal is gone: nothing more will come.
  package private(set) var isClosed = false

  private var screen: CursesScreen?
  private var input = TerminalInput(descriptor: STDIN_FILENO)
  private let setup: TerminalSetup
  private let restoration: [UInt8]
  /// In a part of a multiplexer's window moving cells costs more than redrawing them: the terminal
  /// around it cannot move them there.
  private let movesCells: Bool
  private var awaitsReplies = false
  private var synchronizesFrames = false
  private var cellSize: PixelSize?
  private var pictures = PictureLayer()
  private let pictureWriter: PictureWriter
  private let encodeFile: PictureUpdate.FileEncoder
  private var originalModes = termios()

  /// Pixels that take no longer than a millisecond or two to encode.
  private static let pixelsWaitedFor = 100_000

  /// Long for a terminal on this machine, and for one that is far away not too long to wait.
  private static let lastReplyPatience = Duration.milliseconds(200)

  /// Claims the terminal on standard input and output.
  ///
  /// - Parameters:
  ///   - colorChoice: what the user asked for; nil leaves it to the environment.
  ///   - encodeFile: makes the PNG files that kitty shows.
  /// - Throws: `TerminalError` when there is none, or none that can place its cursor.
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
    ask(TerminalQueries.batch(environment: environment))
  }

  deinit { close() }

  /// Gives the terminal back as it was. Nothing happens the second time.
  package func close() {
    guard screen != nil else { return }
    awaitLastReply()
    write(pictures.remove() + TerminalModes.leave)
    screen = nil
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_guard_disarm()
  }

  /// Takes over what the terminal has proved to be able to. The next `draw` shows everything if its
  /// colors become more.
  package func adapt(to report: TerminalReport) {
    synchronizesFrames = report.hasSynchronizedOutput
    guard report.colors.colors == .direct, colors != .direct, screen != nil else { return }
    pictureWriter.finish()
    // The old screen ends before the new one begins: curses keeps the modes it finds, to put them
    // back.
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

  /// The screen's size in cells.
  package var size: Size { screen?.size ?? Size(width: 0, height: 0) }

  /// Shows `grid`, sending only what changed. What does not fit is left out.
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

  /// Whether the last frame is still on its way to the terminal; `drawnDescriptor` becomes readable
  /// when it is there. Until then, `draw` waits.
  package var isDrawing: Bool { pictureWriter.isBusy }

  /// To be polled for the end of what `isDrawing` tells of.
  package var drawnDescriptor: Int32 { pictureWriter.descriptor }

  /// Has the next `draw` send everything, for a screen that others wrote on.
  package func redrawEverything() { screen?.redrawEverything() }

  /// All that the terminal has sent, without waiting; a change of the window's size comes first, with
  /// that of its cells.
  ///
  /// An ESC alone is held back for 25 ms, since it may be the start of a sequence: `pollTimeout`
  /// says when to call again.
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

  /// Milliseconds after which `readEvents` has to be called even if no input comes, for `poll`;
  /// -1 when there is no such need.
  package var pollTimeout: Int32 { input.pollTimeout }

  /// Ctrl-Z: gives the terminal back, stops the process group, and takes the terminal again when
  /// the shell continues it. The next `draw` shows everything.
  package func suspend() {
    guard let screen else { return }
    awaitLastReply()
    write(pictures.remove() + TerminalModes.leave)
    screen.leave()
    tcsetattr(STDIN_FILENO, TCSADRAIN, &originalModes)
    terminal_signals_stop()
    resume()
  }

  /// Takes the terminal again after a stop that could not be seen coming (SIGSTOP). The next `draw`
  /// shows everything.
  package func resume() {
    guard let screen else { return }
    screen.resume()
    TerminalOutput.write(TerminalModes.enter)
    followWindowSize()
  }

  /// Makes the screen as large as the window; the new size when it changed.
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

  /// The size of a cell when it changed, as if the terminal had been asked for it.
  private func followCellSize() -> [TerminalEvent] {
    guard let size = WindowSize(of: STDOUT_FILENO)?.cell, size != cellSize else { return [] }
    cellSize = size
    return [.reply(.cellSize(size))]
  }

  private func guardAgainstCrash() {
    let sequence = restoration.map(CChar.init(bitPattern:))
    // Fails only on a terminal whose sequences are absurdly long; then a crash leaves a mess.
    terminal_guard_arm(STDOUT_FILENO, &originalModes, sequence, sequence.count)
  }

  private func ask(_ queries: [UInt8]) {
    guard !queries.isEmpty else { return }
    write(queries)
    awaitsReplies = true
  }

  /// Lets replies that are on their way come in, so that they are not typed at the shell.
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
  /// Whether it answers the last of the questions.
  fileprivate var isLastReply: Bool {
    if case .reply(.attributes) = self { true } else { false }
  }
}
