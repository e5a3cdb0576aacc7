/// What a cell of a picture is made of.
enum PictureStyle: String, CaseIterable, Sendable {
  /// Two dots, in a color each.
  case halfBlocks = "half"
  /// Four dots in two colors: twice as many columns.
  case quadrants
  /// Six dots in two colors; few terminals have the glyphs.
  case sextants

  /// The style in words.
  var title: String {
    switch self {
    case .halfBlocks: "half blocks"
    case .quadrants: "quadrants"
    case .sextants: "sextants"
    }
  }

  /// Dots across and down a cell.
  var dots: Size {
    switch self {
    case .halfBlocks: Size(width: 1, height: 2)
    case .quadrants: Size(width: 2, height: 2)
    case .sextants: Size(width: 2, height: 3)
    }
  }
}
