/// The last two rows: the mode with a readout or a message, and the keys that matter now.
struct StatusView {
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  func draw(readout: String, status: Rect, hints: Rect, on grid: inout CellGrid) {
    draw(readout: [readout], status: status, hints: hints, on: &grid)
  }

  /// Draws as much of `readout`, the most important first, as there is room for beside what became of
  /// the last box.
  func draw(readout: [String], status: Rect, hints: Rect, on grid: inout CellGrid) {
    drawStatus(readout: readout, in: status, on: &grid)
    HintsView(state: state, context: context).draw(in: hints, on: &grid)
  }

  private func drawStatus(readout: [String], in rect: Rect, on grid: inout CellGrid) {
    var column = rect.column
    column += grid.write(
      " \(state.modeTitle) ", column: column, row: rect.row, limit: rect.width,
      foreground: palette.black, background: palette.accent,
      style: tagStyle)
    column += 1
    let right = rightText
    let room = rect.width - column - right.unicodeScalars.count - 1
    if let message = state.message {
      grid.write(
        message.text, column: column, row: rect.row, limit: room,
        foreground: color(of: message.kind), style: message.kind == .error ? .bold : [])
    } else {
      draw(readout: readout, column: column, row: rect.row, room: room, on: &grid)
    }
    grid.write(
      right, column: rect.width - right.unicodeScalars.count, row: rect.row,
      foreground: palette.warning)
  }

  private func draw(
    readout: [String], column: Int, row: Int, room: Int, on grid: inout CellGrid
  ) {
    let change = state.lastChange ?? ""
    let changeWidth = change.unicodeScalars.count
    var (parts, showsChange) = (readout, false)
    if !change.isEmpty, context.keymap.match(["u"], in: state.keyMode) == .command(.undo) {
      while parts.count > Self.leastParts, Self.width(of: parts) + 2 + changeWidth > room {
        parts.removeLast()
      }
      showsChange = Self.width(of: parts) + 2 + changeWidth <= room
    }
    if !showsChange { parts = readout }
    while parts.count > Self.leastParts, Self.width(of: parts) > room { parts.removeLast() }
    let used = grid.write(
      parts.joined(separator: Self.gap), column: column, row: row, limit: room)
    guard showsChange else { return }
    grid.write(change, column: column + used + 2, row: row, foreground: palette.good)
  }

  /// Between the parts of the readout.
  private static let gap = "  "
  /// Parts of the readout that are cut rather than left out: time, frequency and level.
  private static let leastParts = 3

  private static func width(of parts: [String]) -> Int {
    parts.joined(separator: gap).unicodeScalars.count
  }

  private var tagStyle: Cell.Style {
    palette.hasColors ? (palette.hasBrightBold ? .bold : []) : .reverse
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
