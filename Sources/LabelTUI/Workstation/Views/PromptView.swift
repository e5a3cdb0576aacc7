import Foundations
import TerminalKit

/// The prompt, in place of the status line.
struct PromptView {
  let prompt: Prompt
  /// The error in the last input; nil if there was none.
  let problem: String?
  let context: ViewContext

  /// The number of cells that must remain for typing if the prompt shows its explanation.
  private static let roomToType = 20

  func draw(on grid: inout CellGrid) {
    let palette = context.palette
    let row = grid.size.height - 2
    let line = Rect(column: 0, row: row, width: grid.size.width, height: 1)
    grid.fill(line, with: Cell(" ", background: palette.bar))
    let explained = prompt.title + prompt.explanation
    let title = explained.count + Self.roomToType <= grid.size.width ? explained : prompt.title
    var column = grid.write(
      " \(title): ", column: 0, row: row,
      foreground: palette.accent, background: palette.bar, style: palette.bold)
    // The user types at the end of the text, so a long one is cut at its start.
    let text = String(VisibleText.of(prompt.text).suffix(grid.size.width - column - 2))
    column += grid.write(
      text, column: column, row: row, foreground: palette.bright, background: palette.bar)
    drawHints(on: &grid)
    grid.cursor = CellGrid.Position(column: min(column, grid.size.width - 1), row: row)
  }

  /// The prompt's keys, or the error in the last input.
  private func drawHints(on grid: inout CellGrid) {
    let palette = context.palette
    let row = grid.size.height - 1
    let line = Rect(column: 0, row: row, width: grid.size.width, height: 1)
    grid.fill(line, with: .blank)
    if let problem {
      grid.write(problem, column: 1, row: row, foreground: palette.error)
      return
    }
    var column = 0
    for binding in context.keymap.bindings(in: KeyContext(.prompt)) {
      guard let hint = binding.hint else { continue }
      column += grid.write(
        " " + binding.keyName, column: column, row: row, foreground: palette.accent,
        style: palette.bold)
      column += grid.write(" " + hint + " ", column: column, row: row, foreground: palette.dim)
    }
  }
}
