/// A grid of cells that views draw into. Drawing outside of it is ignored.
///
/// What views do for every cell is inlinable: calls into another module would double the time of a frame.
/// Members are inlined into other modules only if their type is `@usableFromInline` too.
@usableFromInline package struct CellGrid: Equatable, Sendable {
  /// Width and height in cells; never negative.
  @usableFromInline package let size: Size
  @usableFromInline var cells: [Cell]
  /// The position of the terminal's cursor; nil hides it.
  package var cursor: Position?
  /// The part that moves sideways when the view pans; nil if nothing moves.
  package var scroll: ScrollMark?
  /// The pixels to show in cells that are `PixelPicture.cell`; nil without pixels.
  package var picture: PixelPicture?

  /// A position in cells, from the top left.
  @usableFromInline package struct Position: Hashable, Sendable {
    /// The column, from the left.
    @usableFromInline package var column: Int
    /// The row, from the top.
    @usableFromInline package var row: Int

    /// The cell at `column` and `row`, both counted from 0.
    @inlinable package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// A blank grid. A negative width or height counts as 0.
  package init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = [Cell](repeating: .blank, count: self.size.width * self.size.height)
  }

  /// All cells of the grid.
  @inlinable package var bounds: Rect {
    Rect(column: 0, row: 0, width: size.width, height: size.height)
  }

  /// The cell at `column` and `row`. Reading outside of the grid is a programming error; writing
  /// there does nothing.
  @inlinable package subscript(column: Int, row: Int) -> Cell {
    get {
      precondition(bounds.contains(column: column, row: row))
      return cells[row * size.width + column]
    }
    set {
      guard bounds.contains(column: column, row: row) else { return }
      cells[row * size.width + column] = newValue
    }
  }

  /// Writes `text` to the right from (`column`, `row`), cut at `limit` cells; returns the number of
  /// cells used.
  ///
  /// Each scalar takes one cell: `text` must come from `VisibleText`, which removes narrower
  /// scalars. For wider ones the terminal shows a question mark.
  @discardableResult
  package mutating func write(
    _ text: String, column: Int, row: Int, limit: Int = .max, foreground: Color = .standard,
    background: Color = .standard, style: Cell.Style = []
  ) -> Int {
    var used = 0
    for scalar in text.unicodeScalars {
      guard used < limit else { break }
      self[column + used, row] = Cell(
        scalar, foreground: foreground, background: background, style: style)
      used += 1
    }
    return used
  }

  /// Fills `rect` with `cell`.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    for row in rect.rows {
      for column in rect.columns { self[column, row] = cell }
    }
  }

  /// The text of row `row`, without trailing blanks.
  package func text(row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for column in 0..<size.width { scalars.append(self[column, row].scalar) }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
