import Foundations
import TerminalKit

/// What `labeltui doctor` says of a terminal.
struct DoctorReport: Encodable {
  private let terminal: TerminalExamination
  private let report: TerminalReport
  private let advice: [TerminalAdvice]

  private enum CodingKeys: String, CodingKey {
    case term, questions, version, columns, rows, encoding, colors, background, sixel, multiplexer
    case advice
    case refusal = "cannot_draw_because"
    case cellWidth = "cell_width_px"
    case cellHeight = "cell_height_px"
    case colorReason = "colors_because"
    case backgroundReason = "background_because"
    case blocks = "picture_blocks"
    case kittyGraphics = "kitty_graphics"
    case synchronizedOutput = "synchronized_output"
    case wideMouse = "sgr_mouse"
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
    try fields.encode(terminal.questions.rawValue, forKey: .questions)
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
    try fields.encode(report.tmux?.terminal, forKey: .tmuxTerminal)
    try fields.encode(report.tmux?.features.sorted(), forKey: .tmuxFeatures)
    try fields.encode(advice, forKey: .advice)
  }

  /// The same for people.
  var text: String {
    let facts = CommandSyntax.table(rows.map { ($0, VisibleText.of($1)) })
    let heading = advice.isEmpty ? "Nothing to improve.\n" : "What would improve it:\n"
    return facts + "\n" + heading + advice.map(\.text).joined()
  }

  private var rows: [(String, String)] {
    let refusal = terminal.refusal.map { [("cannot be drawn on", "\($0)")] } ?? []
    return refusal + [
      ("terminal", report.name.isEmpty ? "TERM is not set" : report.name),
      ("version", report.answers.version ?? "unknown"),
      ("questions", terminal.questions.explanation),
      ("size", sizeText),
      ("encoding", terminal.encoding),
      ("colors", "\(report.colors.colors.rawValue): \(report.colors.reason.explanation)"),
      (
        "background",
        "\(report.background.color.rawValue): \(report.background.reason.explanation)"
      ),
      ("picture blocks", blocks.joined(separator: ", ")),
      ("sixel", word(ifAsked(report.hasSixel))),
      ("kitty graphics", word(ifAsked(report.hasKittyGraphics))),
      ("synchronized", word(ifAsked(report.hasSynchronizedOutput))),
      ("mouse", mouseText),
    ] + multiplexerRows
  }

  private var multiplexerRows: [(String, String)] {
    guard let multiplexer = report.multiplexer else { return [] }
    guard let tmux = report.tmux else { return [("within", multiplexer.rawValue)] }
    let terminal = tmux.terminal ?? "a terminal that does not say its name"
    return [
      ("within", "tmux, in \(terminal)"),
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

  /// Whether it reports the mouse beyond column 223; nil when it did not say.
  private var hasWideMouse: Bool? {
    guard let setting = report.answers.modes[TerminalReport.mouseMode] else { return nil }
    return setting != 0
  }

  private var mouseText: String {
    switch hasWideMouse {
    case true: "everywhere, drags included"
    case false: "up to column 223"
    default: "unknown"
    }
  }

  private func ifAsked(_ ability: Bool) -> Bool? {
    terminal.questions == .answered ? ability : nil
  }

  private func word(_ ability: Bool?) -> String {
    ability.map { $0 ? "yes" : "no" } ?? "unknown"
  }
}

extension ColorDecision.Reason {
  /// The reason in words.
  fileprivate var explanation: String {
    switch self {
    case .asked: "asked for by --color"
    case .noColor: "NO_COLOR is set"
    case .colorTerm: "COLORTERM says so"
    case .terminalName: "TERM says so"
    case .xtermVersion: "XTERM_VERSION says so"
    case .terminfo: "terminfo knows no more"
    case .noOverlay: "terminfo cannot be told of more"
    case .answer: "the terminal kept an RGB color"
    case .version: "known of this terminal"
    case .tmux: "tmux says so"
    }
  }
}

extension ScreenBackground.Reason {
  /// The reason in words.
  fileprivate var explanation: String {
    switch self {
    case .asked: "set by --background"
    case .answer: "the terminal told its color"
    case .colorFGBG: "from COLORFGBG"
    case .assumed: "assumed, set --background if it is wrong"
    }
  }
}

extension TerminalExamination.Questions {
  fileprivate var explanation: String {
    switch self {
    case .answered: "answered"
    case .unanswered: "not answered within half a second"
    case .notAsked: "not asked, since this kind prints what it does not understand"
    case .noTerminal:
      "not asked: standard input or output is no terminal; the rest is from the environment"
    }
  }
}
