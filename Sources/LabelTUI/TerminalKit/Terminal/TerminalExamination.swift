import Glibc

/// Everything that the program can find out about the terminal without drawing on it.
package struct TerminalExamination: Equatable, Sendable {
  /// The outcome of the terminal queries.
  package enum Queries: String, Hashable, Sendable {
    /// The terminal answered all queries.
    case answered
    /// The terminal did not answer all queries within half a second.
    case unanswered
    /// Terminals of this kind may print sequences that they do not support.
    case notAsked = "not asked"
    /// Standard input or output is not a terminal.
    case noTerminal = "no terminal"
  }

  /// The environment variables.
  package let environment: [String: String]
  /// The outcome of the terminal queries.
  package let queries: Queries
  /// The features of the terminal, with the color depth that the program would use.
  package let report: TerminalReport
  /// The size in cells; nil without a terminal.
  package let size: Size?
  /// The character encoding of the locale.
  package let encoding: String
  /// Why the program cannot draw on the terminal; nil if it can.
  package let refusal: TerminalError?

  /// Examines the terminal on standard input and output.
  ///
  /// - Throws: `TerminalError` if a signal ends the program while it waits for replies.
  package init(environment: [String: String]) throws(TerminalError) {
    self.environment = environment
    encoding = CharacterEncoding.ofLocale()
    let (terminfoColors, refusal) = Self.lookUp(environment["TERM"] ?? "")
    self.refusal = refusal
    var report = TerminalReport(
      environment: environment,
      colors: ColorDecision(
        choice: nil, environment: environment, terminfoColors: terminfoColors))

    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let window = isTerminal ? WindowSize(of: STDOUT_FILENO) : nil
    size = window?.cells
    if let cell = window?.cell { report.answers.apply(.cellSize(cell)) }
    let batch = TerminalQueries.batch(environment: environment)
    if !isTerminal {
      queries = .noTerminal
    } else if batch.isEmpty {
      queries = .notAsked
    } else {
      report.answers = try TerminalInterview.answers(to: batch, after: report.answers)
      queries = report.answers.isComplete ? .answered : .unanswered
    }
    if report.canAskTmux { report.tmux = TmuxProgram.facts(environment: environment) }
    report.colors = report.betterColors ?? report.colors
    if refusal == nil {
      report.colors = Self.drawable(
        report.colors, terminfoColors: terminfoColors, environment)
    }
    self.report = report
  }

  /// Returns `wanted`, or the color depth of the terminfo entry if that entry cannot be extended.
  private static func drawable(
    _ wanted: ColorDecision, terminfoColors: Int, _ environment: [String: String]
  ) -> ColorDecision {
    guard wanted.colors == .direct || wanted.colors.neededColors > terminfoColors,
      let name = environment["TERM"],
      let overlay = TerminfoOverlay(of: name, colors: wanted.colors),
      TerminfoCache(environment: environment).folder(for: overlay) == nil
    else { return wanted }
    return ColorDecision(
      colors: .best(terminfoColors: min(terminfoColors, 256)), reason: .noOverlay)
  }

  private static func lookUp(_ name: String) -> (colors: Int, TerminalError?) {
    if name.isEmpty { return (-1, .noName) }
    do {
      return (try TerminalDescription(of: name).colors, nil)
    } catch {
      return (-1, error)
    }
  }
}
