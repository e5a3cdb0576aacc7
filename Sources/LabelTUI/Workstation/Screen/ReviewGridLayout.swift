import TerminalKit

/// Places the thumbnails of a review on a screen of a given size.
struct ReviewGridLayout: Equatable, Sendable {
  let header: Rect
  let status: Rect
  let hints: Rect
  /// The number of thumbnails side by side.
  let columns: Int
  /// The number of rows of thumbnails.
  let rows: Int
  private let cell: Size

  init(size: Size) {
    header = Rect(column: 0, row: 0, width: size.width, height: 1)
    status = Rect(column: 0, row: size.height - 2, width: size.width, height: 1)
    hints = Rect(column: 0, row: size.height - 1, width: size.width, height: 1)
    let wanted = Size(width: size.width < 120 ? 20 : 25, height: size.height < 40 ? 7 : 11)
    columns = max(1, size.width / wanted.width)
    rows = max(1, (size.height - 3) / wanted.height)
    cell = Size(
      width: max(4, size.width / columns), height: max(3, (size.height - 3) / rows))
  }

  /// The number of thumbnails on the screen.
  var count: Int { columns * rows }

  /// The index of the first thumbnail on the page with the thumbnail `index`.
  func first(ofPageWith index: Int) -> Int { max(0, index) / count * count }

  /// The image of the thumbnail at `place` of the page, and the line under it.
  func image(_ place: Int) -> Rect {
    Rect(
      column: place % columns * cell.width + 1, row: 1 + place / columns * cell.height,
      width: cell.width - 2, height: cell.height - 2)
  }

  /// The line under the image of the thumbnail at `place` of the page.
  func caption(_ place: Int) -> Rect {
    let image = image(place)
    return Rect(column: image.column, row: image.row + image.height, width: image.width, height: 1)
  }

  /// The place of the page with the cell at (`column`, `row`); nil outside.
  func place(column: Int, row: Int) -> Int? {
    let (across, down) = (column / cell.width, (row - 1) / cell.height)
    guard row >= 1, across < columns, down < rows else { return nil }
    return down * columns + across
  }
}
