extension ColorClass {
  /// The class with the most colors for a terminal with `terminfoColors` colors.
  static func best(terminfoColors: Int) -> ColorClass {
    switch terminfoColors {
    case (1 << 24)...: .direct
    case 256...: .indexed256
    case 16...: .indexed16
    case 8...: .indexed8
    default: .none
    }
  }

  /// The number of colors that the terminfo entry must have for this class.
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
