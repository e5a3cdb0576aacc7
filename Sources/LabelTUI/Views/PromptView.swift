import Engine

/// The line that the user is typing, in place of the status.
struct PromptView {
  let prompt: Prompt
  let classes: ClassList
  let context: ViewContext

  func draw(on grid: inout CellGrid) {
    let palette = context.palette
    let row = grid.size.height - 2
    let line = Rect(column: 0, row: row, width: grid.size.width, height: 1)
    grid.fill(line, with: Cell(" ", background: palette.bar))
    var column = grid.write(
      " \(prompt.title): ", column: 0, row: row, limit: grid.size.width - 10,
      foreground: palette.accent, background: palette.bar, style: .bold)
    // The end of a long text is what is being typed.
    let text = String(VisibleText.of(prompt.text).suffix(grid.size.width - column - 2))
    column += grid.write(
      text, column: column, row: row, foreground: palette.bright, background: palette.bar)
    grid.cursor = CellGrid.Position(column: min(column, grid.size.width - 1), row: row)
  }
}
