/// Decides which parts of a grid's picture must be sent after curses has sent the cells.
///
/// curses does not know about pixels and may overwrite them. Overwritten pixels are sent again, except in cells
/// with text. Only the cells that changed are sent: for a crosshair that moves, not the whole picture.
struct PictureLayer {
  /// The maximum number of overlapping pieces. xterm keeps only the newest sixteen.
  private static let pieceLimit = 12
  /// The maximum number of pieces of a change. If there are more, the whole picture is sent.
  private static let changeLimit = 6
  /// Makes xterm use 256 colors; by default it has only as many as the terminal that it emulates.
  private static let moreColors = "\u{1B}[?1;3;256S"

  private var shown: PixelPicture?
  /// The number of pieces sent since the last whole picture, including pieces that newer ones cover.
  private var pieces = 0

  /// The update to send after the cells of `grid`.
  ///
  /// - Parameters:
  ///   - before: the grid that was shown before; nil if every cell may have been sent.
  ///   - screen: the cells of the screen.
  mutating func update(to grid: CellGrid, from before: CellGrid?, on screen: Size) -> PictureUpdate
  {
    var update = PictureUpdate(to: grid)
    let place = grid.picture.map { Self.visible($0.place, on: screen) }
    guard let picture = grid.picture, let place, !place.isEmpty else {
      update.prelude = remove()
      return update
    }
    if let shown, shown.graphics != picture.graphics { update.prelude = remove() }
    let changed = changes(to: picture, grid, from: before, within: place)
    if let changed, pieces + changed.count <= Self.pieceLimit {
      update.parts = changed
    } else {
      update.parts = Self.split(place, of: picture)
      update.prelude += begin(picture, pieces: update.parts.count)
    }
    update.firstNumber = pieces
    pieces += update.parts.count
    shown = picture
    return update
  }

  /// The bytes that remove all pieces. Sixels need none: cells replace them.
  mutating func remove() -> [UInt8] {
    defer { (shown, pieces) = (nil, 0) }
    guard shown?.graphics == .kitty else { return [] }
    return (0..<pieces).flatMap(KittyEncoder.delete)
  }

  /// The part of `place` on the screen without its last row: a picture that reaches the end of the screen makes
  /// terminals scroll.
  private static func visible(_ place: Rect, on screen: Size) -> Rect {
    place.within(Rect(column: 0, row: 0, width: screen.width, height: screen.height - 1))
  }

  private static func split(_ rect: Rect, of picture: PixelPicture) -> [Rect] {
    switch picture.graphics {
    case .kitty: [rect]
    case .sixel:
      rect.pieces(
        width: SixelEncoder.sideLimit / picture.cellSize.width,
        height: SixelEncoder.sideLimit / picture.cellSize.height)
    }
  }

  /// The parts to send again; nil if the whole picture must be sent.
  private func changes(
    to picture: PixelPicture, _ grid: CellGrid, from before: CellGrid?, within place: Rect
  ) -> [Rect]? {
    guard let shown, let before, before.size == grid.size, picture.isAlike(shown) else {
      return nil
    }
    var damage = PictureDamage(place: place)
    for row in place.rows {
      let isSame = picture.shows(shown, row: row)
      let sent = grid.columnsSent(row: row, after: before)
      if isSame && sent.isEmpty { continue }
      for column in place.columns {
        let wasText = before[column, row] != PixelPicture.cell
        if grid[column, row] != PixelPicture.cell {
          // Text replaces sixels, but kitty pixels stay until their piece is removed.
          if picture.graphics == .kitty && !wasText { return nil }
          continue
        }
        let isOverwritten = picture.graphics == .sixel ? sent.contains(column) : wasText
        if isOverwritten || !isSame && !picture.shows(shown, column: column, row: row) {
          damage.mark(column: column, row: row)
        }
      }
    }
    let rectangles = damage.rectangles.flatMap { Self.split($0, of: picture) }
    let isMost = 2 * damage.count > place.width * place.height
    return isMost || rectangles.count > Self.changeLimit ? nil : rectangles
  }

  /// The bytes to send before a whole picture of `whole` pieces. They remove old pieces that the new ones do not
  /// replace.
  private mutating func begin(_ picture: PixelPicture, pieces whole: Int) -> [UInt8] {
    defer { pieces = 0 }
    switch picture.graphics {
    case .sixel: return shown == nil ? Array(Self.moreColors.utf8) : []
    case .kitty: return (whole..<max(whole, pieces)).flatMap(KittyEncoder.delete)
    }
  }
}

extension CellGrid {
  /// The columns of a row that curses may have sent after `before`: all from the first to the last that differs,
  /// because curses may send unchanged cells instead of moving the cursor over them.
  fileprivate func columnsSent(row: Int, after before: CellGrid) -> Range<Int> {
    let start = row * size.width
    let columns = 0..<size.width
    guard let first = columns.first(where: { cells[start + $0] != before.cells[start + $0] }),
      let last = columns.last(where: { cells[start + $0] != before.cells[start + $0] })
    else { return 0..<0 }
    return first..<(last + 1)
  }
}
