/// How pictures are drawn on this terminal at the moment.
package struct PictureFormat: Hashable, Sendable {
  package let style: PictureStyle
  /// Dots across and down a cell.
  package let dots: Size
  /// Pixels of a cell; nil unless the style draws them.
  package let cellSize: PixelSize?

  /// What every terminal shows.
  package static let halfBlocks = PictureFormat(.halfBlocks)

  /// A style of glyphs; those of pixels need the size of a cell.
  package init(_ style: PictureStyle) {
    switch style {
    case .quadrants: self.init(style, dots: Size(width: 2, height: 2), cellSize: nil)
    case .sextants: self.init(style, dots: Size(width: 2, height: 3), cellSize: nil)
    case .halfBlocks, .sixel, .kitty:
      self.init(.halfBlocks, dots: Size(width: 1, height: 2), cellSize: nil)
    }
  }

  /// `style` on cells of `cellSize`. A dot is about two pixels wide and high: finer ones cost four times
  /// the bytes, and are hardly seen.
  package init(_ style: PictureStyle, cellSize: PixelSize) {
    guard style.graphics != nil else {
      self.init(style)
      return
    }
    let dots = Size(width: max(1, cellSize.width / 2), height: max(2, cellSize.height / 2))
    self.init(style, dots: dots, cellSize: cellSize)
  }

  private init(_ style: PictureStyle, dots: Size, cellSize: PixelSize?) {
    self.style = style
    self.dots = dots
    self.cellSize = cellSize
  }
}
