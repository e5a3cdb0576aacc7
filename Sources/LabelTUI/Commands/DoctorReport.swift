import Foundations
import TerminalKit

/// The report on a terminal that `labeltui doctor` prints.
struct DoctorReport: Encodable {
  private let terminal: TerminalExamination
  private let report: TerminalReport
  private let advice: [TerminalAdvice]

  private enum CodingKeys: String, CodingKey {
    case term, version, columns, rows, encoding, colors, background, sixel, multiplexer
    case advice
    case queries = "terminal_queries"
    case refusal = "cannot_draw_because"
    case cellWidth = "cell_width_px"
    case cellHeight = "cell_height_px"
    case colorReason = "colors_because"
    case backgroundReason = "background_because"
    case blocks = "picture_blocks"
    case kittyGraphics = "kitty_graphics"
    case synchronizedOutput = "synchronized_output"
    case wideMouse = "sgr_mouse"
    case clipboard = "clipboard_osc52"
    case tmuxTerminal = "tmux_terminal"
    case tmuxFeatures = "tmux_features"
  }

  init(_ examination: TerminalExamination) {
    terminal = examination
    report = examination.report
    advice = TerminalAdvice.all(for: examination)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(report.name, forKey: .term)
    try fields.encode(terminal.queries.rawValue, forKey: .queries)
    try fields.encode(terminal.refusal?.description, forKey: .refusal)
    try fields.encode(report.answers.version, forKey: .version)
    try fields.encode(terminal.size?.width, forKey: .columns)
    try fields.encode(terminal.size?.height, forKey: .rows)
    try fields.encode(report.answers.cellSize?.width, forKey: .cellWidth)
    try fields.encode(report.answers.cellSize?.height, forKey: .cellHeight)
    try fields.encode(terminal.encoding, forKey: .encoding)
    try fields.encode(report.colors.colors.rawValue, forKey: .colors)
    try fields.encode(report.colors.reason.explanation, forKey: .colorReason)
    try fields.encode(report.background.color.rawValue, forKey: .background)
    try fields.encode(report.background.reason.explanation, forKey: .backgroundReason)
    try fields.encode(blocks, forKey: .blocks)
    try fields.encode(ifAsked(report.hasSixel), forKey: .sixel)
    try fields.encode(ifAsked(report.hasKittyGraphics), forKey: .kittyGraphics)
    try fields.encode(ifAsked(report.hasSynchronizedOutput), forKey: .synchronizedOutput)
    try fields.encode(hasWideMouse, forKey: .wideMouse)
    try fields.encode(report.multiplexer?.rawValue, forKey: .multiplexer)
    try fields.encode(report.clipboardRoute.explanation, forKey: .clipboard)
    try fields.encode(report.tmux?.terminal, forKey: .tmuxTerminal)
    try fields.encode(report.tmux?.features.sorted(), forKey: .tmuxFeatures)
    try fields.encode(advice, forKey: .advice)
  }

  /// The report as text.
  var text: String {
    let facts = CommandSyntax.table(rows.map { ($0, VisibleText.of($1)) })
    let heading = advice.isEmpty ? "Nothing to improve.\n" : "Suggestions:\n"
    return facts + "\n" + heading + advice.map(\.text).joined()
  }

  private var rows: [(String, String)] {
    let refusal = terminal.refusal.map { [("cannot draw", "\($0)")] } ?? []
    return refusal + [
      ("terminal", report.name.isEmpty ? "TERM is not set" : report.name),
      ("version", report.answers.version ?? "unknown"),
      ("terminal queries", terminal.queries.explanation),
      ("size", sizeText),
      ("encoding", terminal.encoding),
      ("colors", "\(report.colors.colors.rawValue) (\(report.colors.reason.explanation))"),
      (
        "background",
        "\(report.background.color.rawValue) (\(report.background.reason.explanation))"
      ),
      ("picture blocks", blocks.joined(separator: ", ")),
      ("sixel", word(ifAsked(report.hasSixel))),
      ("kitty graphics", word(ifAsked(report.hasKittyGraphics))),
      ("synchronized output", word(ifAsked(report.hasSynchronizedOutput))),
      ("mouse", mouseText),
      ("clipboard", report.clipboardRoute.explanation),
    ] + multiplexerRows
  }

  private var multiplexerRows: [(String, String)] {
    guard let multiplexer = report.multiplexer else { return [] }
    guard let tmux = report.tmux else { return [("inside", multiplexer.rawValue)] }
    let terminal = tmux.terminal ?? "a terminal of unknown name"
    return [
      ("inside", "tmux, in \(terminal)"),
      ("tmux passes on", tmux.features.sorted().joined(separator: ", ")),
    ]
  }

  private var sizeText: String {
    guard let size = terminal.size else { return "unknown" }
    let cells = "\(size.width) x \(size.height) cells"
    guard let cell = report.answers.cellSize else { return cells }
    return "\(cells) of \(cell.width) x \(cell.height) pixels"
  }

  private var blocks: [String] {
    let drawn = report.colors.colors == .none ? ["shades"] : ["half", "quadrants"]
    return drawn + (report.hasSextants && drawn.count > 1 ? ["sextants"] : [])
  }

  /// Whether the terminal reports the mouse beyond column 223; nil if it did not answer.
  private var hasWideMouse: Bool? {
    guard let setting = report.answers.modes[TerminalReport.mouseMode] else { return nil }
    return setting != 0
  }

  private var mouseText: String {
    switch hasWideMouse {
    case true: "all columns, including drags"
    case false: "up to column 223"
    case nil: "unknown"
    }
  }

  private func ifAsked(_ ability: Bool) -> Bool? {
    terminal.queries == .answered ? ability : nil
  }

  private func word(_ ability: Bool?) -> String {
    ability.map { $0 ? "yes" : "no" } ?? "unknown"
  }
}

extension ClipboardRoute {
  /// How copied texts reach the clipboard (OSC 52).
  fileprivate var explanation: String {
    switch self {
    case .direct: "sent to the terminal (OSC 52), which may ignore it"
    case .throughTmux: "passed through tmux (OSC 52)"
    case .throughScreen: "passed through screen (OSC 52)"
    case .closed: "tmux keeps it; add to ~/.tmux.conf: \(TmuxFacts.clipboardLine)"
    }
  }
}

extension ColorDecision.Reason {
  /// The reason as text.
  fileprivate var explanation: String {
    switch self {
    case .asked: "set by --color"
    case .noColor: "NO_COLOR is set"
    case .colorTerm: "from COLORTERM"
    case .terminalName: "from TERM"
    case .xtermVersion: "from XTERM_VERSION"
    case .terminfo: "limit of terminfo"
    case .noOverlay: "limit of terminfo, which cannot be extended without tic"
    case .answer: "the terminal accepted an RGB color"
    case .version: "from the terminal's version"
    case .tmux: "from tmux"
    }
  }
}

extension ScreenBackground.Reason {
  /// The reason as text.
  fileprivate var explanation: String {
    switch self {
    case .asked: "set by --background"
    case .answer: "the terminal reported its color"
    case .colorFGBG: "from COLORFGBG"
    case .assumed: "assumed; set --background if it is wrong"
    }
  }
}

extension TerminalExamination.Queries {
  fileprivate var explanation: String {
    switch self {
    case .answered: "answered"
    case .unanswered: "not answered within half a second"
    case .notAsked: "not sent, because this kind of terminal would print them"
    case .noTerminal:
      "not sent: standard input or output is not a terminal; the rest comes from the environment"
    }
  }
}
