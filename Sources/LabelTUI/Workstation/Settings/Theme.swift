/// The colors of the screen, apart from pictures.
struct Theme: Equatable, Sendable {
  /// The themes to choose from.
  enum Name: String, CaseIterable, Sendable {
    /// The theme for the background that the terminal reports.
    case auto
    case dark, light
    /// Stronger contrast, on the background that the terminal reports.
    case highContrast = "high-contrast"
  }

  /// What a color is used for.
  enum Role: String, CaseIterable, Sendable {
    case accent, bright, dim, instrument, warning, error, good, bar
  }

  var name = Name.auto
  /// The user's own colors, 0xRRGGBB.
  var colors: [Role: UInt32] = [:]
  /// The user's own colors of classes in the order of their digits, 0xRRGGBB.
  var classColors: [UInt32] = []
}
