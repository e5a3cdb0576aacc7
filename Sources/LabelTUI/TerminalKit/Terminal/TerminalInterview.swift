import Glibc

/// Sends queries to the terminal and waits for the replies, for commands that show no screen.
struct TerminalInterview {
  private static let timeout = Duration.milliseconds(500)

  private let signals: SignalChannel
  private var input = TerminalInput(descriptor: STDIN_FILENO)
  private var answers: TerminalAnswers

  /// Sends `queries` to the terminal on standard input and output, waits at most half a second for the replies,
  /// and returns `known` with these replies added.
  ///
  /// - Throws: `TerminalError` if there is no terminal, or if a signal ends the program while it waits. The
  ///   terminal is always restored.
  static func answers(
    to queries: [UInt8], after known: TerminalAnswers
  ) throws(TerminalError) -> TerminalAnswers {
    var interview = TerminalInterview(signals: try SignalChannel(), answers: known)
    return try interview.run(queries)
  }

  private init(signals: SignalChannel, answers: TerminalAnswers) {
    self.signals = signals
    self.answers = answers
  }

  private mutating func run(_ queries: [UInt8]) throws(TerminalError) -> TerminalAnswers {
    guard isatty(STDOUT_FILENO) == 1, let line = RawLine(STDIN_FILENO) else { throw .noTerminal }
    defer { withExtendedLifetime(line) {} }
    _ = Glibc.write(STDOUT_FILENO, queries, queries.count)
    let deadline = ContinuousClock.now + Self.timeout
    while !answers.isComplete, !input.isAtEnd, ContinuousClock.now < deadline {
      wait()
      if signals.read().contains(where: \.endsProgram) { throw .interrupted }
      for case .reply(let reply) in input.read() { answers.apply(reply) }
    }
    return answers
  }

  private func wait() {
    var requests = [STDIN_FILENO, signals.descriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    poll(&requests, nfds_t(requests.count), 10)
  }
}

extension SignalChannel.Signal {
  /// Whether the signal asks the program to end.
  fileprivate var endsProgram: Bool {
    switch self {
    case .hangup, .terminate, .interrupt: true
    case .resize, .stop, .resume: false
    }
  }
}
