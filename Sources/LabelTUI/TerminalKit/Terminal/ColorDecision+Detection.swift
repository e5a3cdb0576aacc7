extension ColorDecision {
  /// Chooses the color depth from the user's choice (`--color`), the environment and terminfo.
  ///
  /// - Parameters:
  ///   - choice: the user's choice; nil means automatic. It overrides `NO_COLOR`.
  ///   - environment: `NO_COLOR`, `COLORTERM`, `TERM` and `XTERM_VERSION` are used.
  ///   - terminfoColors: `colors` of the terminfo entry; -1 if it has none.
  init(choice: ColorClass?, environment: [String: String], terminfoColors: Int) {
    if let choice {
      self.init(colors: choice, reason: .asked)
    } else if let value = environment["NO_COLOR"], !value.isEmpty {
      self.init(colors: .none, reason: .noColor)
    } else if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) {
      self.init(colors: .direct, reason: .colorTerm)
    } else if environment["TERM"]?.hasSuffix("-direct") == true {
      self.init(colors: .direct, reason: .terminalName)
    } else if Self.isDirectXterm(environment) {
      self.init(colors: .direct, reason: .xtermVersion)
    } else {
      self.init(colors: .best(terminfoColors: terminfoColors), reason: .terminfo)
    }
  }

  /// Whether the terminal is an xterm that supports RGB. Only XTERM_VERSION shows this: TERM is `xterm`, which
  /// has 8 colors in terminfo, and xterm removes COLORTERM.
  private static func isDirectXterm(_ environment: [String: String]) -> Bool {
    guard environment["TERM"]?.hasPrefix("xterm") == true,
      let version = environment["XTERM_VERSION"],
      let program = TerminalProgram(version: version), case .xterm = program
    else { return false }
    return program.hasDirectColor
  }
}
