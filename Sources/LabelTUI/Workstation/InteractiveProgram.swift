import FoundationEssentials
import Foundations
import Glibc
import Imaging
import Libraries
import Radio
import TerminalKit

/// The interactive program: sets up the terminal, runs the event loop, and restores the terminal.
package enum InteractiveProgram {
  /// Runs until the user quits. Throws an error if the program cannot start, or cannot write the frame log.
  package static func run(_ options: WorkstationOptions, environment: [String: String]) throws {
    Allocator.returnLargeBlocks()
    let folders = UserFolders(environment: environment)
    let opener = CaptureOpener(options: options.parameters, stateFolder: folders.state)
    // Report a file that cannot be opened before the screen changes. The workstation itself asks for an
    // unknown rate.
    if options.paths.count == 1, !options.paths[0].isFolder {
      let path = options.paths[0]
      if PictureLoader.isPicture(path) {
        _ = try PictureFacts(contentsOf: path)
      } else {
        _ = try opener.facts(of: path)
      }
    }
    let signals = try SignalChannel()
    let mailbox = try Mailbox()
    let terminal = try Terminal(
      colorChoice: options.color, environment: environment, encodeFile: pngFile)
    defer { terminal.close() }
    let runner = JobRunner(
      dataset: options.dataset, reviewer: options.reviewer, stateFolder: folders.state,
      opener: opener,
      paths: options.paths, cacheFolder: folders.cache,
      decoder: DecoderProgram(path: "/proc/self/exe", environment: environment), mailbox: mailbox)
    // The keys were checked when the config file was read.
    let keymap = try Keymap.standard.remapped(options.settings.keys)
    var state = AppState(
      size: terminal.size, paths: options.paths, dataset: options.dataset,
      windowSeconds: options.windowSeconds,
      place: .list(ListState()), keymap: keymap)
    state.reviewer = options.reviewer
    state.isBlind = options.isBlind
    var review = ReviewState()
    review.query.isBlind = options.isBlind
    if options.reviews { state.place = .review(review) }
    if options.listsDatasets { state.place = .datasets(DatasetsState()) }
    state.classes.waitForDataset()
    state.terminal = terminal.report
    state.pictureStyle = options.picture
    let memory = UserMemory(stateFolder: folders.state)
    state.commandMemory = memory.commands()
    state.positions = memory.positions()
    state.apply(options.settings)
    if let background = options.background { state.terminal.chosenBackground = background }
    if let problem = options.settingsProblem { state.showError(problem) }
    if !options.parameters.isEmpty, options.paths.contains(where: \.isFolder) {
      state.showWarning(
        "--rate, --frequency, --format and --channel apply to files named on the command line, "
          + "not to files in a folder."
      )
    }
    var startJobs: [Job] = [.dataset(.findClasses)]
    if options.isTutor {
      state.tutorStep = .move
    } else if !memory.isWelcomed, environment["LABELTUI_WELCOME"] != "never" {
      state.overlay = .welcome
      startJobs.append(.memory(.noteWelcome))
    }
    let frameLog = options.frameLog.map(LoopLog.init)
    let loop = EventLoop(
      terminal: terminal, signals: signals, mailbox: mailbox, runner: runner, state: state,
      environment: environment, frameLog: frameLog)
    let start: Job =
      options.reviews
      ? .dataset(.findSamples(review.query))
      : options.listsDatasets ? .findDatasets(options.paths) : .list(options.paths)
    loop.run(beginningWith: startJobs + [start])
    runner.finish()
    try frameLog?.write()
  }

  /// The PNG file of a picture, which the kitty protocol sends.
  private static func pngFile(_ pixels: IndexedPixels) -> [UInt8]? {
    try? PNGCodec.encode(
      width: pixels.size.width, height: pixels.size.height, palette: pixels.palette,
      pixels: pixels.pixels)
  }
}
