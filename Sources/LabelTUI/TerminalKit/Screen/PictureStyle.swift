/// What the cells of a picture are made of.
package enum PictureStyle: String, CaseIterable, Sendable {
  /// Two dots, in a color each.
  case halfBlocks = "half"
  /// Four dots in two colors: twice as many columns.
  case quadrants
  /// Six dots in two colors; few terminals have the glyphs.
  case sextants
  /// Pixels, by the protocols that are called so.
  case sixel, kitty

  /// The style in words.
  package var title: String {
    switch self {
    case .halfBlocks: "half blocks"
    case .quadrants: "quadrants"
    case .sextants: "sextants"
    case .sixel: "sixels"
    case .kitty: "pixels by kitty's protocol"
    }
  }

  /// How pixels are sent; nil where cells are made of glyphs.
  package var graphics: PixelPicture.Graphics? {
    switch self {
    case .halfBlocks, .quadrants, .sextants: nil
    case .sixel: .sixel
    case .kitty: .kitty
    }
  }
}
