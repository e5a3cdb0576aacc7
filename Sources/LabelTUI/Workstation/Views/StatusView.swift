import TerminalKit

/// The last two rows: the mode with a readout or a message, and the most important keys.
struct StatusView {
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  func draw(readout: String, status: Rect, hints: Rect, on grid: inout CellGrid) {
    draw(readout: [readout], status: status, hints: hints, on: &grid)
  }

  /// Draws as much of `readout`, the most important part first, as fits beside the last change.
  func draw(readout: [String], status: Rect, hints: Rect, on grid: inout CellGrid) {
    drawStatus(readout: readout, in: status, on: &grid)
    HintsView(state: state, context: context).draw(in: hints, on: &grid)
  }

  private func drawStatus(readout: [String], in rect: Rect, on grid: inout CellGrid) {
    var column = rect.column
    column += grid.write(
      " \(state.modeTitle) ", column: column, row: rect.row, limit: rect.width,
      foreground: palette.ink(on: palette.accent), background: palette.accent,
      style: tagStyle)
    column += 1
    let right = rightText
    let room = rect.width - column - right.unicodeScalars.count - 1
    let text = StatusText(readout, change: change, room: room)
    // A change is shown beside the readout if there is room for both.
    if let message = state.message, text.change != message.text {
      grid.write(
        message.text, column: column, row: rect.row, limit: room,
        foreground: color(of: message.kind), style: message.kind == .error ? palette.bold : [])
    } else {
      column += grid.write(text.readout, column: column, row: rect.row, limit: room)
      grid.write(
        text.change.map { StatusText.gap + $0 } ?? "", column: column, row: rect.row,
        foreground: palette.good)
    }
    grid.write(
      right, column: rect.width - right.unicodeScalars.count, row: rect.row,
      foreground: palette.warning)
  }

  /// The last change of a box; nil if no key undoes it in this mode.
  private var change: String? {
    let canUndo = state.keymap.binds(.box(.undo), in: state.keyContext)
    return canUndo ? state.lastChange?.text : nil
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
}
