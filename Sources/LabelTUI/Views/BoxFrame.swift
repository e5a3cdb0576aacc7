/// A frame of line characters around some cells of the picture, with a title on its upper edge.
struct BoxFrame {
  /// Cells from the top left of the picture; may reach out of it.
  let cells: Rect
  let color: Color
  let title: String
  let isHeavy: Bool
  let palette: Palette

  /// Cells that a title may take even where its box is narrower.
  private static let titleRoom = 10

  private struct Lines {
    var horizontal: Unicode.Scalar
    var vertical: Unicode.Scalar
    var corners: [Unicode.Scalar]
  }

  private static let light = Lines(
    horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"])
  private static let heavy = Lines(
    horizontal: "━", vertical: "┃", corners: ["┏", "┓", "┗", "┛"])

  func draw(in picture: Rect, on grid: inout CellGrid) {
    let lines = isHeavy ? Self.heavy : Self.light
    let (left, right) = (cells.column, cells.columns.upperBound - 1)
    let (top, bottom) = (cells.row, cells.rows.upperBound - 1)
    // A box can be millions of cells wide: only what the picture shows is walked through.
    for column in max(left, 0)..<max(min(right + 1, picture.width), max(left, 0)) {
      put(lines.horizontal, column, top, picture, &grid)
      put(lines.horizontal, column, bottom, picture, &grid)
    }
    for row in max(top, 0)..<max(min(bottom + 1, picture.height), max(top, 0)) {
      put(lines.vertical, left, row, picture, &grid)
      put(lines.vertical, right, row, picture, &grid)
    }
    let positions = [(left, top), (right, top), (left, bottom), (right, bottom)]
    if left < right, top < bottom {
      for (corner, (column, row)) in zip(lines.corners, positions) {
        put(corner, column, row, picture, &grid)
      }
    }
    drawTitle(in: picture, on: &grid)
  }

  /// Sets the part of the frame off that the movement keys move.
  func drawGrip(
    _ grip: BoxMode.Grip, in picture: Rect, on grid: inout CellGrid
  ) {
    let (left, right) = (cells.column, cells.columns.upperBound - 1)
    let (top, bottom) = (cells.row, cells.rows.upperBound - 1)
    let (middle, center) = ((left + right) / 2, (top + bottom) / 2)
    let marks: [(Unicode.Scalar, Int, Int)] =
      switch grip {
      case .whole: [("✥", middle, center)]
      case .left: [("◀", left, center)]
      case .right: [("▶", right, center)]
      case .top: [("▲", middle, top)]
      case .bottom: [("▼", middle, bottom)]
      }
    for (mark, column, row) in marks { put(mark, column, row, picture, &grid) }
  }

  private func put(
    _ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ picture: Rect,
    _ grid: inout CellGrid
  ) {
    guard (0..<picture.width).contains(column), (0..<picture.height).contains(row) else { return }
    let (x, y) = (picture.column + column, picture.row + row)
    let background = grid[x, y].background
    grid[x, y] = Cell(
      scalar, foreground: color,
      background: hasInside ? palette.shadow(of: background) : background,
      style: isHeavy ? .bold : [])
  }

  /// A frame with nothing inside stands on the very signal, which must stay visible.
  private var hasInside: Bool { cells.width > 2 && cells.height > 2 }

  private func drawTitle(in picture: Rect, on grid: inout CellGrid) {
    let start = max(0, cells.column + 1)
    // A narrow box would hide its class: the title may then reach out of it to the right.
    let end = max(cells.columns.upperBound - 1, start + Self.titleRoom)
    let room = min(end, picture.width) - start
    let row = hasInside || cells.row == 0 ? cells.row : cells.row - 1
    guard !title.isEmpty, cells.columns.upperBound > 0, room >= 1,
      (0..<picture.height).contains(row)
    else { return }
    var column = start
    for scalar in title.unicodeScalars.prefix(room) {
      let (x, y) = (picture.column + column, picture.row + row)
      // Without colors, reversing is what sets the title off.
      grid[x, y] =
        color == .standard
        ? Cell(scalar, style: .reverse)
        : Cell(
          scalar, foreground: palette.black, background: color,
          style: palette.hasBrightBold ? .bold : [])
      column += 1
    }
  }
}
