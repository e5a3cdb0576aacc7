/// One character cell of the screen. It holds a scalar instead of a `Character`: comparing two
/// screens takes 3 µs with scalars, and 180 µs with characters.
struct Cell: Hashable, Sendable {
  /// How the text is emphasized.
  struct Style: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let bold = Style(rawValue: 1)
    static let dim = Style(rawValue: 2)
    static let underline = Style(rawValue: 4)
    static let reverse = Style(rawValue: 8)
  }

  var scalar: Unicode.Scalar
  var foreground: Color
  var background: Color
  var style: Style

  init(
    _ scalar: Unicode.Scalar = " ", foreground: Color = .standard, background: Color = .standard,
    style: Style = []
  ) {
    self.scalar = scalar
    self.foreground = foreground
    self.background = background
    self.style = style
  }

  static let blank = Cell()
}
