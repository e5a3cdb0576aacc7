/// One character cell of the screen. It holds a scalar instead of a `Character`: comparing two
/// screens takes 3 µs with scalars, and 180 µs with characters.
package struct Cell: Hashable, Sendable {
  /// How the text is emphasized.
  package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Style(rawValue: 1)
    package static let dim = Style(rawValue: 2)
    package static let underline = Style(rawValue: 4)
    package static let reverse = Style(rawValue: 8)
  }

  package var scalar: Unicode.Scalar
  package var foreground: Color
  package var background: Color
  package var style: Style

  package init(
    _ scalar: Unicode.Scalar = " ", foreground: Color = .standard, background: Color = .standard,
    style: Style = []
  ) {
    self.scalar = scalar
    self.foreground = foreground
    self.background = background
    self.style = style
  }

  package static let blank = Cell()
}
