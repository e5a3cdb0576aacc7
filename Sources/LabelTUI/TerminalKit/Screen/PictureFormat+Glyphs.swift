extension PictureFormat {
  private static let halves: [Unicode.Scalar] = [" ", "▀", "▄", "█"]
  private static let quadrants = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)

  /// The glyph whose foreground covers the dots of `mask`: bit 0 is the upper left dot, then row by row.
  /// Only for styles that draw glyphs.
  package func glyph(covering mask: Int) -> Unicode.Scalar {
    switch style {
    case .halfBlocks, .sixel, .kitty: Self.halves[mask]
    case .quadrants: Self.quadrants[mask]
    case .sextants: Self.sextant(mask)
    }
  }

  /// The sextants of Unicode, from U+1FB00 on, leave out the four masks that other glyphs cover.
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
