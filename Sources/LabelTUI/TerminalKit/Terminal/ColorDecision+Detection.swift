extension ColorDecision {
  /// What the terminal can show, by the user's choice (`--color`), the environment and terminfo.
  ///
  /// - Parameters:
  ///   - choice: what the user asked for; nil leaves it to the rest. It overrides `NO_COLOR`.
  ///   - environment: `NO_COLOR`, `COLORTERM`, `TERM` and `XTERM_VERSION` are looked at.
  ///   - terminfoColors: terminfo's `colors`, -1 when it has none.
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

  /// Whether the terminal is an xterm that takes RGB. It says so nowhere else: its TERM is `xterm`,
  /// with 8 colors, and it even removes COLORTERM.
  private static func isDirectXterm(_ environment: [String: String]) -> Bool {
    guard environment["TERM"]?.hasPrefix("xterm") == true,
      let version = environment["XTERM_VERSION"],
      let program = TerminalProgram(version: version), case .xterm = program
    else { return false }
    return program.hasDirectColor
  }
}
