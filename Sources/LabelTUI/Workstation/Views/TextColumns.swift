import TerminalKit

/// Lines of texts in columns, for lists.
struct TextColumns {
  /// A column of a list.
  struct Column {
    let title: String
    /// The width, including a space behind it; the last column takes the rest of the line.
    let width: Int
    let isNumber: Bool

    init(_ title: String, _ width: Int, isNumber: Bool = false) {
      self.title = title
      self.width = width
      self.isNumber = isNumber
    }
  }

  private let columns: [Column]
  private let width: Int

  /// Columns on a screen of `width`.
  init(_ columns: [Column], width: Int) {
    self.columns = columns
    self.width = width
  }

  /// The columns' titles.
  func drawTitles(row: Int, palette: Palette, on grid: inout CellGrid) {
    write(
      columns.map(\.title), row: row, foreground: palette.dim, background: .standard, style: [],
      on: &grid)
  }

  /// A line with `fields`, one per column.
  func draw(
    _ fields: [String], row: Int, isSelected: Bool, isDim: Bool, palette: Palette,
    on grid: inout CellGrid
  ) {
    let background = isSelected ? palette.bar : Color.standard
    let style: Cell.Style = isSelected && !palette.hasColors ? .reverse : []
    grid.fill(
      Rect(column: 0, row: row, width: width, height: 1),
      with: Cell(" ", background: background, style: style))
    if isSelected {
      grid.write(
        "▌", column: 0, row: row, foreground: palette.accent, background: background, style: style)
    }
    let foreground: Color =
      isDim && !isSelected ? palette.dim : isSelected ? palette.bright : .standard
    write(fields, row: row, foreground: foreground, background: background, style: style, on: &grid)
  }

  private func write(
    _ fields: [String], row: Int, foreground: Color, background: Color, style: Cell.Style,
    on grid: inout CellGrid
  ) {
    var start = 1
    for (index, (column, field)) in zip(columns, fields).enumerated() {
      let room = index == columns.count - 1 ? width - start : column.width - 1
      let length = field.unicodeScalars.count
      let shift = column.isNumber ? max(0, room - length) : 0
      if room > 0 {
        grid.write(
          field, column: start + shift, row: row, limit: room, foreground: foreground,
          background: background, style: style)
      }
      start += column.width
    }
  }
}
