extension PictureFormat {
  private static let halves: [Unicode.Scalar] = [" ", "▀", "▄", "█"]
  private static let quadrants = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)

  /// The glyph whose foreground covers the dots of `mask`: bit 0 is the upper left one, then row by row.
  /// Only for styles of glyphs.
  package func glyph(covering mask: Int) -> Unicode.Scalar {
    switch style {
    case .halfBlocks, .sixel, .kitty: Self.halves[mask]
    case .quadrants: Self.quadrants[mask]
    case .sextants: Self.sextant(mask)
    }
  }

  /// The block of sextants leaves out the empty cell, both halves and the full one.
  private static func sextant(_ mask: Int) -> Unicode.Scalar {
    switch mask {
    case 0: return " "
    case 0b010101: return "▌"
    case 0b101010: return "▐"
    case 0b111111: return "█"
    default:
      let skipped = 1 + (mask > 0b010101 ? 1 : 0) + (mask > 0b101010 ? 1 : 0)
      return Unicode.Scalar(UInt32(0x1FB00 + mask - skipped)) ?? " "
    }
  }
}
