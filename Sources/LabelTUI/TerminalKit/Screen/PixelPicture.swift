/// A picture in pixels that covers cells of the screen.
///
/// Views fill `place` with `cell`. Other cells that they write there cover the picture.
package struct PixelPicture: Equatable, Sendable {
  /// The protocol that sends pixels to a terminal.
  package enum Graphics: String, CaseIterable, Sendable { case sixel, kitty }

  /// The content of a cell that shows the picture: a no-break space, which nothing else draws.
  package static let cell = Cell("\u{A0}")

  /// The protocol that sends the picture.
  package let graphics: Graphics
  /// The cells of the screen that the picture covers.
  package let place: Rect
  /// Pixels per cell. For sixel they are the pixels of the terminal; for kitty they may be larger.
  package let cellSize: PixelSize
  /// The pixels of all cells of `place`.
  package var image: IndexedPixels

  /// - Parameter image: `cellSize` pixels for every cell of `place`, which must not be empty.
  package init(graphics: Graphics, place: Rect, cellSize: PixelSize, image: IndexedPixels) {
    precondition(
      image.size.width == place.width * cellSize.width
        && image.size.height == place.height * cellSize.height)
    self.graphics = graphics
    self.place = place
    self.cellSize = cellSize
    self.image = image
  }

  /// The pixels of `part`, which must be inside `place`. Pixels of cells for which `isHidden` returns true are
  /// not drawn.
  package func pixels(
    of part: Rect, hiding isHidden: (_ column: Int, _ row: Int) -> Bool = { _, _ in false }
  ) -> IndexedPixels {
    let width = part.width * cellSize.width
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * part.height * cellSize.height)
    for row in part.rows {
      let hidden = part.columns.filter { isHidden($0, row) }
      for line in 0..<cellSize.height {
        let start = pixels.count
        pixels += image.pixels[offset(column: part.column, row: row, line: line)...].prefix(width)
        for column in hidden {
          let first = start + (column - part.column) * cellSize.width
          for pixel in first..<(first + cellSize.width) { pixels[pixel] = IndexedPixels.clear }
        }
      }
    }
    let size = PixelSize(width: width, height: part.height * cellSize.height)
    return IndexedPixels(size: size, palette: image.palette, pixels: pixels)
  }

  /// Whether a cell has the same pixels in `other`, a picture with the same place and cell size.
  package func shows(_ other: PixelPicture, column: Int, row: Int) -> Bool {
    (0..<cellSize.height).allSatisfy { line in
      let start = offset(column: column, row: row, line: line)
      return image.hasSamePixels(as: other.image, in: start..<(start + cellSize.width))
    }
  }

  /// Whether a row of cells has the same pixels in `other`, a picture with the same place and cell size.
  package func shows(_ other: PixelPicture, row: Int) -> Bool {
    let start = offset(column: place.column, row: row, line: 0)
    return image.hasSamePixels(
      as: other.image, in: start..<(start + cellSize.height * image.size.width))
  }

  /// Whether this picture can be changed into `other` by redrawing single cells.
  package func isAlike(_ other: PixelPicture) -> Bool {
    graphics == other.graphics && place == other.place && cellSize == other.cellSize
      && image.palette == other.image.palette
  }

  private func offset(column: Int, row: Int, line: Int) -> Int {
    ((row - place.row) * cellSize.height + line) * image.size.width
      + (column - place.column) * cellSize.width
  }
}
