/// How the cells of a picture are drawn.
@usableFromInline package enum PictureStyle: String, CaseIterable, Sendable {
  /// Two dots per cell, one above the other, each in any color.
  case halfBlocks = "half"
  /// Four dots per cell in two colors.
  case quadrants
  /// Six dots per cell in two colors. Few terminals have these glyphs.
  case sextants
  /// Pixels, sent with the protocol of this name.
  case sixel, kitty

  /// The name of the style in the UI.
  package var title: String {
    switch self {
    case .halfBlocks: "half blocks"
    case .quadrants: "quadrants"
    case .sextants: "sextants"
    case .sixel: "sixel pixels"
    case .kitty: "kitty pixels"
    }
  }

  /// The protocol for pixels; nil for block characters.
  package var graphics: PixelPicture.Graphics? {
    switch self {
    case .halfBlocks, .quadrants, .sextants: nil
    case .sixel: .sixel
    case .kitty: .kitty
    }
  }
}
