/// The brightness of the terminal's background, which decides the colors of text.
package enum ScreenBackground: String, CaseIterable, Sendable {
  case dark, light

  /// The kind of the color 0xRRGGBB: light if black text has more contrast on it than white text.
  package init(rgb: UInt32) { self = Color.isLight(rgb) ? .light : .dark }

  /// Parses `COLORFGBG`, such as `0;15` or `15;default;0`: the color numbers of text and
  /// background. Nil if it names none of the 16 colors.
  package init?(colorFGBG: String) {
    guard let last = colorFGBG.split(separator: ";").last, let number = UInt8(last), number < 16
    else { return nil }
    self = number == 7 || number > 8 ? .light : .dark
  }
}

extension ScreenBackground {
  /// How the background became known.
  package enum Reason: Sendable {
    /// The option `--background`.
    case asked
    /// The terminal reported its color.
    case answer
    case colorFGBG
    /// Nothing reports it; most terminals are dark.
    case assumed
  }
}
