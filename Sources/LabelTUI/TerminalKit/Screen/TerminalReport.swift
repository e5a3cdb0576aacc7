/// What is known of the terminal: by the environment, by what it answered, and by tmux.
package struct TerminalReport: Equatable, Sendable {
  /// Set by this mode, a frame is shown when it is whole.
  package static let synchronizedOutputMode = 2026
  /// Mouse events that reach beyond column 223.
  package static let mouseMode = 1006

  /// What terminfo calls it.
  package let name: String
  /// Whether tmux runs on this machine, and can be asked.
  package let canAskTmux: Bool
  package var colors: ColorDecision
  package var answers = TerminalAnswers()
  package var tmux: TmuxFacts?
  /// What the user said of the background; nil leaves it to the terminal.
  package var chosenBackground: ScreenBackground?

  /// What COLORFGBG says.
  private let expectedBackground: ScreenBackground?
  private let expectedMultiplexer: Multiplexer?
  private let expectedProgram: TerminalProgram?

  package init(environment: [String: String], colors: ColorDecision) {
    name = environment["TERM"] ?? ""
    expectedMultiplexer = Multiplexer(environment: environment)
    canAskTmux = !(environment["TMUX"] ?? "").isEmpty
    // Within tmux or screen, the marks are those of the terminal in which that was started.
    expectedProgram =
      expectedMultiplexer == nil ? TerminalProgram(environment: environment) : nil
    expectedBackground = environment["COLORFGBG"].flatMap(ScreenBackground.init(colorFGBG:))
    self.colors = colors
  }

  /// A terminal of which nothing is known.
  package init() {
    self.init(environment: [:], colors: ColorDecision(colors: .none, reason: .terminfo))
  }

  /// What stands between the program and that which draws.
  package var multiplexer: Multiplexer? {
    if let expectedMultiplexer { return expectedMultiplexer }
    // On another machine, with a TERM that does not tell.
    return answers.version?.hasPrefix("tmux ") == true ? .tmux : nil
  }

  /// The terminal that draws the glyphs, if it is a known one.
  package var program: TerminalProgram? {
    if multiplexer != nil { return (tmux?.terminal).flatMap(TerminalProgram.init(version:)) }
    if let version = answers.version { return TerminalProgram(version: version) }
    return expectedProgram
  }

  /// What text is written on, and how that is known.
  package var background: (color: ScreenBackground, reason: ScreenBackground.Reason) {
    if let chosenBackground { return (chosenBackground, .asked) }
    if let color = answers.background { return (ScreenBackground(rgb: color), .answer) }
    if let expectedBackground { return (expectedBackground, .colorFGBG) }
    return (.dark, .assumed)
  }

  package var hasDirectColor: Bool { directColorReason != nil }
  package var hasSextants: Bool { program?.hasSextants ?? false }
  /// Pictures do not go through tmux or screen.
  package var hasSixel: Bool { multiplexer == nil && answers.attributes?.contains(4) ?? false }
  package var hasKittyGraphics: Bool { multiplexer == nil && answers.hasKittyGraphics }
  package var hasSynchronizedOutput: Bool { answers.canSet(mode: Self.synchronizedOutputMode) }

  /// Direct color, if the terminal proved to have it and fewer colors were a guess.
  package var betterColors: ColorDecision? {
    guard colors.isGuess, let reason = directColorReason else { return nil }
    return ColorDecision(colors: .direct, reason: reason)
  }

  /// Whether tmux keeps RGB colors from the terminal around it, and nobody asked for fewer.
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
