/// How pictures are drawn on the terminal.
package struct PictureFormat: Hashable, Sendable {
  /// How the cells are drawn.
  package let style: PictureStyle
  /// Dots per cell, across and down.
  package let dots: Size
  /// Pixels per cell; nil unless the style draws pixels.
  package let cellSize: PixelSize?

  /// Half blocks, which every terminal can show.
  package static let halfBlocks = PictureFormat(.halfBlocks)

  /// The format of a style of block characters. A style of pixels becomes half blocks, because it needs the
  /// size of a cell.
  package init(_ style: PictureStyle) {
    switch style {
    case .quadrants: self.init(style, dots: Size(width: 2, height: 2), cellSize: nil)
    case .sextants: self.init(style, dots: Size(width: 2, height: 3), cellSize: nil)
    case .halfBlocks, .sixel, .kitty:
      self.init(.halfBlocks, dots: Size(width: 1, height: 2), cellSize: nil)
    }
  }

  /// The format of `style` with cells of `cellSize` pixels. A dot is about two pixels wide and
  /// high: smaller dots cost four times the bytes and are hardly visible.
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
