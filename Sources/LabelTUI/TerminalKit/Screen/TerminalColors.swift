/// The colors of a terminal without direct color, as pictures are drawn in them: dots of a color that the
/// terminal lacks are dithered between colors that it has.
package struct TerminalColors: Sendable {
  /// How a color is made of those of the terminal.
  private enum Mixing: Sendable {
    /// Each component by itself between two levels of the cube, greys between two greys.
    case cube
    /// Between two colors, by a table.
    case pairs(ColorPairTable)
  }

  /// The cube and the greys of the 256 colors; not the first sixteen, which users change.
  package static let xterm256 = TerminalColors(mixing: .cube)
  package static let ansi16 = TerminalColors(
    mixing: .pairs(ColorPairTable(XtermPalette.colors(0...15))))
  package static let ansi8 = TerminalColors(
    mixing: .pairs(ColorPairTable(XtermPalette.colors(0...7))))

  private let mixing: Mixing

  /// The index of the color for 0xRRGGBB at a place of the picture.
  package func index(of rgb: UInt32, x: Int, y: Int) -> UInt8 {
    let threshold = OrderedDither.threshold(x, y)
    switch mixing {
    case .cube: return XtermPalette.dithered(rgb, threshold: threshold)
    case .pairs(let table): return table.index(of: rgb, threshold: threshold)
    }
  }
}
