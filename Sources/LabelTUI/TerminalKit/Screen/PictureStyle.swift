/// What the cells of a picture consist of.
package enum PictureStyle: String, CaseIterable, Sendable {
  /// Two dots per cell, each in its own color.
  case halfBlocks = "half"
  /// Four dots in two colors: twice as many columns.
  case quadrants
  /// Six dots in two colors; few terminals have these glyphs.
  case sextants
  /// Pixels, by the protocol of that name.
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
