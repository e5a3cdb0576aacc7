/// The features of the terminal, from the environment, from its replies, and from tmux.
package struct TerminalReport: Equatable, Sendable {
  /// Synchronized output: in this mode, the terminal shows a grid only when it is complete.
  package static let synchronizedOutputMode = 2026
  /// SGR mouse reports, which can report columns beyond 223.
  package static let mouseMode = 1006

  /// The terminal's name in terminfo.
  package let name: String
  /// Whether tmux runs on this machine and can be queried.
  package let canAskTmux: Bool
  /// The color depth in use.
  package var colors: ColorDecision
  /// The replies of the terminal.
  package var answers = TerminalAnswers()
  /// The report of tmux; nil without tmux.
  package var tmux: TmuxFacts?
  /// The user's choice of background; nil means automatic.
  package var chosenBackground: ScreenBackground?

  /// The background according to COLORFGBG.
  private let expectedBackground: ScreenBackground?
  private let expectedMultiplexer: Multiplexer?
  private let expectedProgram: TerminalProgram?

  /// The features according to the variables of `environment`, before the terminal has replied.
  package init(environment: [String: String], colors: ColorDecision) {
    name = environment["TERM"] ?? ""
    expectedMultiplexer = Multiplexer(environment: environment)
    canAskTmux = !(environment["TMUX"] ?? "").isEmpty
    // Inside tmux or screen, the variables describe the terminal in which that was started.
    expectedProgram =
      expectedMultiplexer == nil ? TerminalProgram(environment: environment) : nil
    expectedBackground = environment["COLORFGBG"].flatMap(ScreenBackground.init(colorFGBG:))
    self.colors = colors
  }

  /// An unknown terminal.
  package init() {
    self.init(environment: [:], colors: ColorDecision(colors: .none, reason: .terminfo))
  }

  /// The multiplexer between the program and the terminal; nil if there is none.
  package var multiplexer: Multiplexer? {
    if let expectedMultiplexer { return expectedMultiplexer }
    // tmux runs on another machine, and TERM does not name it.
    return answers.version?.hasPrefix("tmux ") == true ? .tmux : nil
  }

  /// The terminal that draws the glyphs; nil if it is not a known one.
  package var program: TerminalProgram? {
    if multiplexer != nil { return (tmux?.terminal).flatMap(TerminalProgram.init(version:)) }
    if let version = answers.version { return TerminalProgram(version: version) }
    return expectedProgram
  }

  /// The background, and where it comes from.
  package var background: (color: ScreenBackground, reason: ScreenBackground.Reason) {
    if let chosenBackground { return (chosenBackground, .asked) }
    if let color = answers.background { return (ScreenBackground(rgb: color), .answer) }
    if let expectedBackground { return (expectedBackground, .colorFGBG) }
    return (.dark, .assumed)
  }

  /// Whether the terminal shows all RGB colors.
  package var hasDirectColor: Bool { directColorReason != nil }
  /// Whether the terminal has glyphs for sextants.
  package var hasSextants: Bool { program?.hasSextants ?? false }
  /// Whether the terminal shows sixel pictures. tmux and screen do not pass pictures on.
  package var hasSixel: Bool { multiplexer == nil && answers.attributes?.contains(4) ?? false }
  /// Whether the terminal shows pictures of the kitty protocol.
  package var hasKittyGraphics: Bool { multiplexer == nil && answers.hasKittyGraphics }
  /// Whether the terminal can show a grid only when it is complete.
  package var hasSynchronizedOutput: Bool { answers.canSet(mode: Self.synchronizedOutputMode) }

  /// Direct color, if the terminal supports it and the program has only guessed that it has fewer colors.
  package var betterColors: ColorDecision? {
    guard colors.isGuess, let reason = directColorReason else { return nil }
    return ColorDecision(colors: .direct, reason: reason)
  }

  /// Whether tmux reduces RGB colors, and the user did not ask for fewer colors.
  package var losesColorsInTmux: Bool {
    guard let tmux, colors.reason != .asked, colors.reason != .noColor else { return false }
    return !tmux.hasDirectColor && !tmux.hasColorOverride
  }

  private var directColorReason: ColorDecision.Reason? {
    if let tmux { return tmux.hasDirectColor ? .tmux : nil }
    if answers.keepsRGB { return .answer }
    if multiplexer != nil { return nil }
    let program = answers.version.flatMap(TerminalProgram.init(version:))
    return (program ?? TerminalProgram(terminalName: name))?.hasDirectColor == true ? .version : nil
  }
}
