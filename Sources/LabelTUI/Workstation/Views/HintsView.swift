import Foundations
import Labels
import Radio
import TerminalKit

/// The last row: the classes, if digits choose them, then the most important keys.
struct HintsView {
  let state: AppState
  let context: ViewContext

  /// A key and what it does.
  private struct Hint {
    var key: String
    var text: String

    /// The hint of `binding`; nil if it has none.
    init?(_ binding: Binding) {
      guard let hint = binding.hint else { return nil }
      (key, text) = (binding.keyName, hint)
    }

    var width: Int { key.unicodeScalars.count + text.unicodeScalars.count + 3 }
  }

  private var palette: Palette { context.palette }

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let all = state.keymap.bindings(in: state.keyContext)
    let hints = all.filter { $0.command != .application(.help) }.compactMap(Hint.init)
    let help = all.first { $0.command == .application(.help) }.flatMap(Hint.init)
    let classes = state.keyMode.digits == .classes ? state.classes.namesWithDigits : []
    let legend = ClassLegend(
      names: classes.map { VisibleText.of($0.name) }, width: rect.width - (help?.width ?? 0) - 1)
    var column = rect.column + draw(legend, of: classes, in: rect, on: &grid)
    let end = rect.columns.upperBound - (help?.width ?? 0)
    for hint in hints {
      guard column + hint.width <= end else { break }
      column += draw(hint, column: column, row: rect.row, on: &grid)
    }
    if let help, column + help.width <= rect.columns.upperBound {
      draw(help, column: column, row: rect.row, on: &grid)
    }
  }

  /// Draws the classes, and marks that of the selected or the next box; returns the number of cells used.
  private func draw(
    _ legend: ClassLegend, of classes: [(digit: Int, name: String)], in rect: Rect,
    on grid: inout CellGrid
  ) -> Int {
    let marked = state.canvas?.selected?.label ?? state.canvas?.editor.currentClass
    var column = rect.column
    for (entry, name) in zip(classes, legend.entries) {
      let colors = palette.classText(state.classes.index(of: entry.name) ?? 0)
      column += 1
      column += grid.write(
        "\(entry.digit) \(name)", column: column, row: rect.row,
        limit: rect.columns.upperBound - column, foreground: colors.foreground,
        background: colors.background, style: entry.name == marked ? .reverse : [])
    }
    return legend.entries.isEmpty ? 0 : column + 1 - rect.column
  }

  @discardableResult
  private func draw(
    _ hint: Hint, column: Int, row: Int, on grid: inout CellGrid
  ) -> Int {
    let used = grid.write(
      " " + hint.key, column: column, row: row, foreground: palette.accent, style: palette.bold)
    return used
      + grid.write(
        " " + hint.text + " ", column: column + used, row: row, foreground: palette.dim)
  }
}
