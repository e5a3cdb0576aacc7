import Glibc
import TerminalKit

/// Waits for the terminal, the jobs and the system, updates the state, and draws once in each turn.
final class EventLoop {
  private let terminal: Terminal
  private let signals: SignalChannel
  private let mailbox: Mailbox
  private let runner: JobRunner
  private let environment: [String: String]
  private var state: AppState
  private let frameLog: LoopLog?
  /// Whether the state has changed since it was last drawn.
  private var isBehind = false

  init(
    terminal: Terminal, signals: SignalChannel, mailbox: Mailbox, runner: JobRunner,
    state: AppState, environment: [String: String], frameLog: LoopLog?
  ) {
    self.terminal = terminal
    self.signals = signals
    self.mailbox = mailbox
    self.runner = runner
    self.state = state
    self.frameLog = frameLog
    self.environment = environment
  }

  /// Runs until the user quits or the system ends the program; `jobs` are started first.
  func run(beginningWith jobs: [Job]) {
    for job in jobs { perform(job) }
    draw()
    while !state.isQuitting {
      wait()
      frameLog?.begin()
      let actions = receive()
      for action in actions {
        for job in state.update(action) { perform(job) }
      }
      frameLog?.end(\.state)
      if actions.isEmpty && !isBehind { continue }
      draw()
      frameLog?.end(actions: actions, state: state)
    }
  }

  private func wait() {
    let awaited = [
      terminal.inputDescriptor, terminal.drawnDescriptor, mailbox.descriptor, signals.descriptor,
    ]
    var descriptors = awaited.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // An interrupted wait needs no handling, because everything is checked afterwards.
    let timeouts = [terminal.pollTimeout, runner.pollTimeout].filter { $0 >= 0 }
    poll(&descriptors, nfds_t(descriptors.count), timeouts.min() ?? -1)
    runner.checkGrowth()
  }

  private func receive() -> [Action] {
    var actions = signals.read().compactMap(handle)
    actions += terminal.readEvents().map(Action.terminal)
    actions += mailbox.drain()
    if terminal.isClosed { actions.append(.terminate) }
    return actions
  }

  private func handle(_ signal: SignalChannel.Signal) -> Action? {
    switch signal {
    case .hangup, .terminate, .interrupt: return .terminate
    case .stop: terminal.suspend()
    case .resume: terminal.resume()
    // Needed even if the size is the same: a window that became smaller and larger again has cut the screen.
    case .resize: terminal.redrawEverything()
    }
    return .terminal(.resize(terminal.size))
  }

  private func perform(_ job: Job) {
    switch job {
    case .terminal(let job): perform(job)
    case .list, .capture, .picture, .pitch, .labels, .dataset, .exchange, .find, .findDatasets,
      .memory, .cancel,
      .cancelJobs:
      runner.run(job)
    }
  }

  private func perform(_ job: TerminalJob) {
    switch job {
    case .suspend: terminal.suspend()
    case .redraw: terminal.redrawEverything()
    case .adapt(let report): terminal.adapt(to: report)
    case .copy(let text, let route): terminal.copy(text, by: route)
    case .askTmux: TmuxInquiry.start(reportingTo: mailbox, environment: environment)
    }
  }

  /// Draws the state. If the terminal is still receiving the last grid, a later turn draws it.
  private func draw() {
    isBehind = terminal.isDrawing
    if isBehind { return }
    let grid = ScreenView(state, colorClass: terminal.colors).draw()
    frameLog?.end(\.view)
    terminal.draw(grid)
    frameLog?.end(\.terminal)
  }
}
