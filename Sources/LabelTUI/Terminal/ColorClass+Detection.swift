extension ColorClass {
  /// What the terminal can show, by the user's choice (`--color`), the environment and terminfo.
  ///
  /// - Parameters:
  ///   - choice: what the user asked for; nil leaves it to the rest. It overrides `NO_COLOR`.
  ///   - environment: `NO_COLOR`, `COLORTERM`, `TERM` and `XTERM_VERSION` are looked at.
  ///   - terminfoColors: terminfo's `colors`, -1 when it has none.
  static func detect(
    choice: ColorClass?, environment: [String: String], terminfoColors: Int
  ) -> ColorClass {
    if let choice { return choice }
    if let value = environment["NO_COLOR"], !value.isEmpty { return .none }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return .direct }
    if environment["TERM"]?.hasSuffix("-direct") == true { return .direct }
    if isXterm(environment) { return .direct }
    return best(terminfoColors: terminfoColors)
  }

  /// Whether the terminal is an xterm that takes RGB (331 and later). It says so nowhere else: its
  /// TERM is `xterm`, with 8 colors, and it even removes COLORTERM.
  private static func isXterm(_ environment: [String: String]) -> Bool {
    guard environment["TERM"]?.hasPrefix("xterm") == true,
      let version = environment["XTERM_VERSION"], version.hasPrefix("XTerm("),
      let patch = Int(version.dropFirst("XTerm(".count).prefix { $0.isNumber })
    else { return false }
    return patch >= 331
  }

  /// The best class for a terminal with so many colors.
  static func best(terminfoColors: Int) -> ColorClass {
    switch terminfoColors {
    case (1 << 24)...: .direct
    case 256...: .indexed256
    case 16...: .indexed16
    case 8...: .indexed8
    default: .none
    }
  }

  /// The colors that terminfo has to offer for this class.
  var neededColors: Int {
    switch self {
    case .direct: 1 << 24
    case .indexed256: 256
    case .indexed16: 16
    case .indexed8: 8
    case .none: 0
    }
  }
}
