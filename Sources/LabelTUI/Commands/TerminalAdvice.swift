import TerminalKit

/// A suggestion how to improve the terminal: a problem, and the line that fixes it.
struct TerminalAdvice: Encodable, Equatable {
  let problem: String
  let line: String
  /// The file that the line belongs in, or where to type it.
  let place: String

  /// The suggestion as two lines of text.
  var text: String { "  - \(problem)\n      \(place): \(line)\n" }

  /// All suggestions for `terminal`, the most important first.
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
        problem: "TERM is not in the terminfo database, so nothing can be drawn.",
        line: "sudo apt install ncurses-term", place: "in a shell")
    case .some:
      TerminalAdvice(
        problem: "TERM names a terminal that cannot move its cursor.",
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
      problem: "The locale is not UTF-8: file names typed in the shell may be shown wrongly.",
      line: "export LANG=C.UTF-8", place: "~/.profile")
  }

  private static func noColor(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.report.colors.reason == .noColor else { return nil }
    return TerminalAdvice(
      problem: "NO_COLOR is set: pictures are drawn in shades of gray characters.",
      line: "labeltui --color direct", place: "in a shell, to override it once")
  }

  private static func colors(_ terminal: TerminalExamination) -> TerminalAdvice? {
    let report = terminal.report
    if report.colors.reason == .noOverlay {
      return TerminalAdvice(
        problem:
          "The terminal supports more colors, but tic, which would tell terminfo so, is missing.",
        line: "sudo apt install ncurses-bin", place: "in a shell")
    }
    guard report.colors.isGuess else { return nil }
    if let advice = fewColors(report) { return advice }
    guard report.tmux == nil else { return nil }
    guard report.multiplexer == nil, [.answered, .unanswered].contains(terminal.queries) else {
      return nil
    }
    let isRemote = terminal.environment["SSH_CONNECTION"] != nil
    return TerminalAdvice(
      problem: "The terminal may support 16 million colors, but nothing indicates it.",
      line: isRemote ? "SendEnv COLORTERM" : "export COLORTERM=truecolor",
      place: isRemote ? "~/.ssh/config (and AcceptEnv COLORTERM in the server's)" : "~/.profile")
  }

  /// Advice for a TERM with 8 or 16 colors, if terminfo has an entry for the same terminal with 256.
  private static func fewColors(_ report: TerminalReport) -> TerminalAdvice? {
    guard [.indexed8, .indexed16].contains(report.colors.colors) else { return nil }
    let problem =
      "TERM is \(report.name), which has only \(report.colors.colors.rawValue) colors."
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
        place: "in a shell, if the terminal supports 256 colors")
    }
  }

  private static func tmuxColors(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.report.losesColorsInTmux else { return nil }
    return TerminalAdvice(
      problem: "tmux is limited to 256 colors; the terminal around it may support more.",
      line: TmuxFacts.directColorLine, place: "~/.tmux.conf, then attach again")
  }

  private static func tmuxEscape(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard let milliseconds = terminal.report.tmux?.escapeTime, milliseconds > 50 else { return nil }
    return TerminalAdvice(
      problem: "tmux delays the Escape key by \(milliseconds) ms.",
      line: "set -sg escape-time 25", place: "~/.tmux.conf")
  }

  private static func pixels(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard case .xterm = terminal.report.program, terminal.queries == .answered,
      !terminal.report.hasSixel
    else { return nil }
    return TerminalAdvice(
      problem: "This xterm can show sixel pictures if it emulates a VT340.",
      line: "XTerm*decTerminalID: vt340", place: "~/.Xresources")
  }

  private static func compression(_ terminal: TerminalExamination) -> TerminalAdvice? {
    guard terminal.environment["SSH_CONNECTION"] != nil else { return nil }
    return TerminalAdvice(
      problem: "On a slow connection, compression reduces the data 9 to 25 times.",
      line: "Compression yes", place: "~/.ssh/config (or ssh -C)")
  }
}
