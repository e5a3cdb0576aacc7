/// The colors in which pictures are drawn on a terminal without direct color. Colors that the terminal lacks
/// are dithered between colors that it has.
package struct TerminalColors: Sendable {
  /// How a color is mixed from the colors of the terminal.
  private enum Mixing: Sendable {
    /// Each component between two levels of the color cube. A gray is replaced by the nearest gray.
    case cube
    /// Between two colors from a table.
    case pairs(ColorPairTable)
  }

  /// The cube and the grays of the 256 colors. The first 16 are not used, because users change them.
  package static let xterm256 = TerminalColors(mixing: .cube)
  /// The 16 colors.
  package static let ansi16 = TerminalColors(
    mixing: .pairs(ColorPairTable(XtermPalette.colors(0...15))))
  /// The 8 colors.
  package static let ansi8 = TerminalColors(
    mixing: .pairs(ColorPairTable(XtermPalette.colors(0...7))))

  private let mixing: Mixing

  /// The index of the color for 0xRRGGBB in the dot at (`x`, `y`).
  package func index(of rgb: UInt32, x: Int, y: Int) -> UInt8 {
    let threshold = OrderedDither.threshold(x, y)
    switch mixing {
    case .cube: return XtermPalette.dithered(rgb, threshold: threshold)
    case .pairs(let table): return table.index(of: rgb, threshold: threshold)
    }
  }
}
