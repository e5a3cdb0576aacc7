/// What the terminal writes text on, as far as colors must differ from it.
package enum ScreenBackground: String, CaseIterable, Sendable {
  case dark, light

  /// The kind of the color 0xRRGGBB: light when black text has more contrast on it than white.
  package init(rgb: UInt32) { self = Color.isLight(rgb) ? .light : .dark }

  /// What `COLORFGBG` says, such as `0;15` or `15;default;0`: the color numbers of text and background;
  /// nil when it names no number of the 16.
  package init?(colorFGBG: String) {
    guard let last = colorFGBG.split(separator: ";").last, let number = UInt8(last), number < 16
    else { return nil }
    self = number == 7 || number > 8 ? .light : .dark
  }
}

extension ScreenBackground {
  /// How the background became known.
  package enum Reason: Sendable {
    /// The user's `--background`.
    case asked
    /// The terminal told its color.
    case answer
    case colorFGBG
    /// Nobody said, and most are dark.
    case assumed
  }
}
