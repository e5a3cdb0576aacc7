extension ColorClass {
  /// What the terminal can show, by the user's choice (`--color`), the environment and terminfo.
  ///
  /// - Parameters:
  ///   - choice: what the user asked for; nil leaves it to the rest. It overrides `NO_COLOR`.
  ///   - environment: `NO_COLOR`, `COLORTERM` and `TERM` are looked at.
  ///   - terminfoColors: terminfo's `colors`, -1 when it has none.
  static func detect(
    choice: ColorClass?, environment: [String: String], terminfoColors: Int
  ) -> ColorClass {
    if let choice { return choice }
    if let value = environment["NO_COLOR"], !value.isEmpty { return .none }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return .direct }
    if environment["TERM"]?.hasSuffix("-direct") == true { return .direct }
    return best(terminfoColors: terminfoColors)
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
