import TerminalKit

/// An outline of line characters around cells of the picture, with a title on its upper edge.
struct BoxOutline {
  /// The rectangle in cells of the picture; may extend beyond it.
  let cells: Rect
  let color: Color
  let title: String
  let isHeavy: Bool
  let palette: Palette
  /// Whether its lines are dashed, as for a box that nobody has confirmed.
  var isDashed = false
  /// Whether it is drawn on a picture, which is darkened under its lines.
  var isOnPicture = true

  /// The number of cells that a title may take even if its box is narrower.
  private static let titleRoom = 10

  private static let light: [CellStrokes.Edges: Unicode.Scalar] = [
    horizontal: "─", vertical: "│", corners[0]: "┌", corners[1]: "┐", corners[2]: "└",
    corners[3]: "┘",
  ]
  private static let heavy: [CellStrokes.Edges: Unicode.Scalar] = [
    horizontal: "━", vertical: "┃", corners[0]: "┏", corners[1]: "┓", corners[2]: "┗",
    corners[3]: "┛",
  ]
  private static let dashed: [CellStrokes.Edges: Unicode.Scalar] = [
    horizontal: "╌", vertical: "┆", corners[0]: "┌", corners[1]: "┐", corners[2]: "└",
    corners[3]: "┘",
  ]
  private static let heavyDashed: [CellStrokes.Edges: Unicode.Scalar] = [
    horizontal: "╍", vertical: "┇", corners[0]: "┏", corners[1]: "┓", corners[2]: "┗",
    corners[3]: "┛",
  ]
  private static let horizontal: CellStrokes.Edges = [.left, .right]
  private static let vertical: CellStrokes.Edges = [.up, .down]
  /// From the upper left to the lower right.
  private static let corners: [CellStrokes.Edges] = [
    [.right, .down], [.left, .down], [.right, .up], [.left, .up],
  ]

  /// Draws all `outlines`, then their titles over all lines.
  static func draw(_ outlines: [BoxOutline], in picture: Rect, on grid: inout CellGrid) {
    for outline in outlines { outline.drawLines(in: picture, on: &grid) }
    for outline in outlines { outline.drawTitle(in: picture, on: &grid) }
  }

  func draw(in picture: Rect, on grid: inout CellGrid) {
    Self.draw([self], in: picture, on: &grid)
  }

  private func drawLines(in picture: Rect, on grid: inout CellGrid) {
    let (left, right) = (cells.column, cells.columns.upperBound - 1)
    let (top, bottom) = (cells.row, cells.rows.upperBound - 1)
    let hasCorners = left < right && top < bottom
    let inset = hasCorners ? 1 : 0
    // Only the cells in the picture are visited, because a box can be millions of cells wide.
    let columns = (left + inset)..<(right + 1 - inset)
    for column in columns.clamped(to: 0..<max(0, picture.width)) {
      put(CellStrokes(edges: Self.horizontal, row: .near), column, top, picture, &grid)
      put(CellStrokes(edges: Self.horizontal, row: .far), column, bottom, picture, &grid)
    }
    let rows = (top + inset)..<(bottom + 1 - inset)
    for row in rows.clamped(to: 0..<max(0, picture.height)) {
      put(CellStrokes(edges: Self.vertical, column: .near), left, row, picture, &grid)
      put(CellStrokes(edges: Self.vertical, column: .far), right, row, picture, &grid)
    }
    if hasCorners {
      let positions = [(left, top), (right, top), (left, bottom), (right, bottom)]
      for (corner, (column, row)) in zip(Self.corners, positions) {
        let strokes = CellStrokes(
          edges: corner, column: column == left ? .near : .far, row: row == top ? .near : .far)
        put(strokes, column, row, picture, &grid)
      }
    }
  }

  /// Marks the part of the outline that the movement keys move.
  func drawPart(
    _ part: BoxPart, in picture: Rect, on grid: inout CellGrid
  ) {
    let (left, right) = (cells.column, cells.columns.upperBound - 1)
    let (top, bottom) = (cells.row, cells.rows.upperBound - 1)
    let (middle, center) = ((left + right) / 2, (top + bottom) / 2)
    let marks: [(Unicode.Scalar, Int, Int)] =
      switch part {
      case .whole: [("✥", middle, center)]
      case .left: [("◀", left, center)]
      case .right: [("▶", right, center)]
      case .top: [("▲", middle, top)]
      case .bottom: [("▼", middle, bottom)]
      }
    for (mark, column, row) in marks { put(mark, column, row, picture, &grid) }
  }

  private var strokeScalars: [CellStrokes.Edges: Unicode.Scalar] {
    switch (isHeavy, isDashed) {
    case (false, false): Self.light
    case (true, false): Self.heavy
    case (false, true): Self.dashed
    case (true, true): Self.heavyDashed
    }
  }

  private func put(
    _ strokes: CellStrokes, _ column: Int, _ row: Int, _ picture: Rect, _ grid: inout CellGrid
  ) {
    let (x, y) = (picture.column + column, picture.row + row)
    guard (0..<picture.width).contains(column), (0..<picture.height).contains(row),
      let scalar = strokeScalars[strokes.edges]
    else { return }
    if grid.bounds.contains(column: x, row: y), grid[x, y] == PixelPicture.cell,
      let rgb = color.rgb
    {
      // Of a dashed line of pixels, every second cell stays as it is.
      if isDashed, (column + row) % 2 != 0, !isHeavy { return }
      grid.picture?.draw(strokes, column: x, row: y, color: rgb, isHeavy: isHeavy)
    } else {
      put(scalar, column, row, picture, &grid)
    }
  }

  private func put(
    _ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ picture: Rect,
    _ grid: inout CellGrid
  ) {
    guard (0..<picture.width).contains(column), (0..<picture.height).contains(row) else { return }
    let (x, y) = (picture.column + column, picture.row + row)
    grid[x, y] = Cell(
      scalar, foreground: color,
      background: backdrop(of: grid[x, y]),
      style: isHeavy ? palette.bold : [])
  }

  /// The background of a line over `cell`. An outline without inner cells lies on the signal itself, which
  /// must stay visible.
  private func backdrop(of cell: Cell) -> Color {
    guard isOnPicture else { return cell.background }
    return hasInside
      ? palette.shadow(of: cell.background, under: color)
      : palette.backdrop(of: cell.background, under: color)
  }

  private var hasInside: Bool { cells.width > 2 && cells.height > 2 }

  private func drawTitle(in picture: Rect, on grid: inout CellGrid) {
    let start = max(0, cells.column + 1)
    // A narrow box would hide its class, so its title may extend beyond the right edge.
    let end = max(cells.columns.upperBound - 1, start + Self.titleRoom)
    let room = min(end, picture.width) - start
    let row = hasInside || cells.row == 0 ? cells.row : cells.row - 1
    guard !title.isEmpty, cells.columns.upperBound > 0, room >= 1,
      (0..<picture.height).contains(row)
    else { return }
    var column = start
    for scalar in title.unicodeScalars.prefix(room) {
      let (x, y) = (picture.column + column, picture.row + row)
      // Without colors, only reverse video makes the title stand out.
      grid[x, y] =
        color == .standard
        ? Cell(scalar, style: .reverse)
        : Cell(
          scalar, foreground: palette.ink(on: color), background: color,
          style: palette.titleStyle)
      column += 1
    }
  }
}
