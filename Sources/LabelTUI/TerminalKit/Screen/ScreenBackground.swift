/// The brightness of the terminal's background. The colors of text depend on it.
@usableFromInline package enum ScreenBackground: String, CaseIterable, Sendable {
  case dark, light

  /// Light if black text has more contrast than white text on the color 0xRRGGBB.
  package init(rgb: UInt32) { self = Color.isLight(rgb) ? .light : .dark }

  /// Parses the environment variable `COLORFGBG`, such as `0;15` or `15;default;0`: the numbers of the
  /// colors of text and background. Nil if the background is not one of the 16 colors.
  package init?(colorFGBG: String) {
    guard let last = colorFGBG.split(separator: ";").last, let number = UInt8(last), number < 16
    else { return nil }
    self = number == 7 || number > 8 ? .light : .dark
  }
}

extension ScreenBackground {
  /// Where the background comes from.
  package enum Reason: Sendable {
    /// The option `--background`.
    case asked
    /// The terminal reported its color.
    case answer
    /// The environment variable `COLORFGBG`.
    case colorFGBG
    /// Unknown; most terminals are dark.
    case assumed
  }
}
