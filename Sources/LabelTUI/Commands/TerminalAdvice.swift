import TerminalKit

/// Something that would let the program show more: what is wrong, and the line that mends it.
struct TerminalAdvice: Encodable, Equatable {
  let problem: String
  let line: String
  /// The file that the line belongs in, or where it is to be typed.
  let place: String

  /// In two lines, for people.
  var text: String { "  - \(problem)\n      \(place): \(line)\n" }

  /// All that would improve the terminal, the most important first.
  static func all(for terminal: TerminalExamination) -> [TerminalAdvice] {
    [
      terminfo(terminal), size(terminal), encoding(terminal), noColor(terminal), colors(terminal),
      tmuxColors(terminal), tmuxEscape(terminal), pixels(terminal), compression(terminal),
    ].compactMap { $0 }
  }

  private static func terminfo(_ terminal: TerminalExamination) -> TerminalAdvice? {
    switch terminal.refusal {
    case .unknown:
      TerminalAdvice(
        problem: "Terminfo does not know this TERM, so that nothing can be drawn.",
        line: "sudo apt install ncurses-term", place: "in a shell")
    case .some:
      TerminalAdvice(
        problem: "TERM names no terminal that can place its cursor.",
        line: "export TERM=xterm-256color", place: "in a shell")
    case nil: nil
    }
  }

  private static func size(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard let size = terminal.size, !size.isUsable else { return nil }
    return TerminalAdvice(
      problem: "The window is smaller than \(Size.smallest.width) x \(Size.smallest.height) cells.",
      line: "make it larger", place: "with the mouse")
  }

  private static func encoding(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.encoding != "UTF-8" else { return nil }
    return TerminalAdvice(
      problem: "The locale is not UTF-8: names typed at the shell may come out wrong.",
      line: "export LANG=C.UTF-8", place: "~/.profile")
  }

  private static func noColor(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.report.colors.reason == .noColor else { return nil }
    return TerminalAdvice(
      problem: "NO_COLOR is set: pictures are drawn in shades.",
      line: "labeltui --color direct", place: "in a shell, to override it once")
  }

  private static func colors(_ terminal: TerminalExamination) -> TerminalAdvice? {
    let report = terminal.report
    if report.colors.reason == .noOverlay {
      return TerminalAdvice(
        problem: "The terminal shows more colors, but tic is missing to tell terminfo so.",
        line: "sudo apt install ncurses-bin", place: "in a shell")
    }
    guard report.colors.isGuess else { return nil }
    if let advice = fewColors(report) { return advice }
    guard report.tmux == nil else { return nil }
    guard report.multiplexer == nil, [.answered, .unanswered].contains(terminal.questions) else {
      return nil
    }
    let isRemote = terminal.environment["SSH_CONNECTION"] != nil
    return TerminalAdvice(
      problem: "If the terminal shows 16 million colors, nothing says so here.",
      line: isRemote ? "SendEnv COLORTERM" : "export COLORTERM=truecolor",
      place: isRemote ? "~/.ssh/config (and AcceptEnv COLORTERM in the server's)" : "~/.profile")
  }

  /// For a TERM that promises 8 or 16 colors where terminfo knows the same terminal with 256.
  private static func fewColors(_ report: TerminalReport) -> TerminalAdvice? {
    guard [.indexed8, .indexed16].contains(report.colors.colors) else { return nil }
    let problem =
      "TERM is \(report.name), which promises \(report.colors.colors.rawValue) colors only."
    switch report.multiplexer {
    case .tmux:
      return TerminalAdvice(
        problem: problem, line: "set -g default-terminal tmux-256color",
        place: "~/.tmux.conf, for new windows")
    case .screen:
      return TerminalAdvice(problem: problem, line: "term screen-256color", place: "~/.screenrc")
    case nil:
      let better = "\(report.name)-256color"
      guard (try? TerminalDescription(of: better)) != nil else { return nil }
      return TerminalAdvice(
        problem: problem, line: "export TERM=\(better)",
        place: "in a shell, if the terminal shows 256 colors")
    }
  }

  private static func tmuxColors(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.report.losesColorsInTmux else { return nil }
    return TerminalAdvice(
      problem: "tmux passes 256 colors on; the terminal around it may show more.",
      line: TmuxFacts.directColorLine, place: "~/.tmux.conf, then attach again")
  }

  private static func tmuxEscape(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard let milliseconds = terminal.report.tmux?.escapeTime, milliseconds > 50 else { return nil }
    return TerminalAdvice(
      problem: "tmux holds the Escape key back for \(milliseconds) ms.",
      line: "set -sg escape-time 25", place: "~/.tmux.conf")
  }

  private static func pixels(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard case .xterm = terminal.report.program, terminal.questions == .answered,
      !terminal.report.hasSixel
    else { return nil }
    return TerminalAdvice(
      problem: "This xterm shows pictures in pixels if it is told to be a VT340.",
      line: "XTerm*decTerminalID: vt340", place: "~/.Xresources")
  }

  private static func compression(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.environment["SSH_CONNECTION"] != nil else { return nil }
    return TerminalAdvice(
      problem: "Over a slow connection, compression makes the picture 9 to 25 times smaller.",
      line: "Compression yes", place: "~/.ssh/config (or ssh -C)")
  }
}
