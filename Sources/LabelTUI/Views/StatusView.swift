/// The last two rows: the mode with a readout or a message, and the keys that matter now.
struct StatusView {
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  func draw(readout: String, status: Rect, hints: Rect, on grid: inout CellGrid) {
    drawStatus(readout: readout, in: status, on: &grid)
    drawHints(in: hints, on: &grid)
  }

  private func drawStatus(readout: String, in rect: Rect, on grid: inout CellGrid) {
    var column = rect.column
    column += grid.write(
      " \(state.keyMode.title) ", column: column, row: rect.row, limit: rect.width,
      foreground: palette.ink(on: palette.accent), background: palette.accent,
      style: tagStyle)
    column += 1
    let right = rightText
    let room = rect.width - column - right.unicodeScalars.count - 1
    if let message = state.message {
      grid.write(
        message.text, column: column, row: rect.row, limit: room,
        foreground: color(of: message.kind), style: message.kind == .error ? palette.bold : [])
    } else {
      grid.write(readout, column: column, row: rect.row, limit: room)
    }
    grid.write(
      right, column: rect.width - right.unicodeScalars.count, row: rect.row,
      foreground: palette.warning)
  }

  private var tagStyle: Cell.Style {
    palette.hasColors ? palette.titleStyle : .reverse
  }

  private func color(of kind: Message.Kind) -> Color {
    switch kind {
    case .info: palette.good
    case .warning: palette.warning
    case .error: palette.error
    }
  }

  /// Running jobs, the count and the keys typed so far.
  private var rightText: String {
    var parts = state.jobs.values.sorted { $0.title < $1.title }.map { job in
      job.progress > 0 ? "\(job.title) \(Int(job.progress * 100)) %" : "\(job.title)…"
    }
    let typed = (state.count.map(String.init) ?? "") + state.pendingKeys.map(\.name).joined()
    if !typed.isEmpty { parts.append(typed) }
    return parts.joined(separator: "  ")
  }

  private func drawHints(in rect: Rect, on grid: inout CellGrid) {
    var column = rect.column
    for binding in context.keymap.bindings(in: state.keyMode) {
      guard let hint = binding.hint, let key = binding.sequences.first else { continue }
      let name = hint == "class" ? "1-9" : key.map(\.name).joined()
      let width = name.unicodeScalars.count + hint.count + 3
      guard column + width <= rect.columns.upperBound else { return }
      column += grid.write(
        " " + name, column: column, row: rect.row, foreground: palette.accent, style: palette.bold)
      column += grid.write(
        " " + hint + " ", column: column, row: rect.row, foreground: palette.dim)
    }
    drawClasses(from: column + 1, in: rect, on: &grid)
  }

  /// The classes and their digits, where boxes can be drawn.
  private func drawClasses(from start: Int, in rect: Rect, on grid: inout CellGrid) {
    guard case .capture = state.place, state.overlay == nil else { return }
    var column = start
    for (index, name) in state.classes.names.prefix(9).enumerated() {
      let text = "\(index + 1) \(name)"
      guard column + text.count < rect.columns.upperBound else { return }
      let colors = palette.classText(index)
      column += grid.write(
        text, column: column, row: rect.row, foreground: colors.foreground,
        background: colors.background)
      column += 1
    }
  }
}
