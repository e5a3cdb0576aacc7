import Glibc

/// What can be found out about the terminal before anything is drawn.
package struct TerminalExamination: Equatable, Sendable {
  /// How the questions went.
  package enum Questions: String, Hashable, Sendable {
    case answered
    /// No answer, or not all of them, within half a second.
    case unanswered
    /// It is known to print what it does not understand.
    case notAsked = "not asked"
    /// Standard input or output leads elsewhere.
    case noTerminal = "no terminal"
  }

  package let environment: [String: String]
  package let questions: Questions
  /// With the colors that the program would draw with.
  package let report: TerminalReport
  /// In cells; nil without a terminal.
  package let size: Size?
  /// What the locale writes characters in.
  package let encoding: String
  /// Why it cannot be drawn on; nil when it can.
  package let refusal: TerminalError?

  /// Examines the terminal on standard input and output.
  ///
  /// - Throws: `TerminalError` when a signal ends the program meanwhile.
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
    if let cell = window?.cell { report.answers.takeIn(.cellSize(cell)) }
    let queries = TerminalQueries.batch(environment: environment)
    if !isTerminal {
      questions = .noTerminal
    } else if queries.isEmpty {
      questions = .notAsked
    } else {
      report.answers = try TerminalInterview.answers(to: queries, after: report.answers)
      questions = report.answers.isComplete ? .answered : .unanswered
    }
    if report.canAskTmux { report.tmux = TmuxProgram.facts(environment: environment) }
    report.colors = report.betterColors ?? report.colors
    if refusal == nil {
      report.colors = Self.drawable(
        report.colors, terminfoColors: terminfoColors, environment)
    }
    self.report = report
  }

  /// What becomes of `wanted` where terminfo cannot be told of so many colors.
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
