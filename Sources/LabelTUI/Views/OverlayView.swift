import Engine

/// A panel over the middle of the screen: help, messages, or a question.
struct OverlayView {
  let overlay: AppState.Overlay
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }

  func draw(on grid: inout CellGrid) {
    switch overlay {
    case .help(let top): drawPanel("Keys", lines: helpLines, top: top, on: &grid)
    case .messages(let top):
      let lines = state.log.reversed().flatMap(messageLines)
      drawPanel("Messages", lines: lines.isEmpty ? ["None yet."] : lines, top: top, on: &grid)
    case .confirmQuit:
      let lines = [
        "A job is running, or labels are not on the disk.", "Quit all the same?  y yes   n no",
      ]
      drawPanel("Quit", lines: lines, top: 0, on: &grid)
    case .confirmClose:
      let lines = [
        "The boxes of this capture are not on the disk.",
        "Close it and lose them?  y yes   n no",
      ]
      drawPanel("Close", lines: lines, top: 0, on: &grid)
    }
  }

  /// A message on as many lines as it takes: here is where those cut short elsewhere can be read.
  private func messageLines(_ message: Message) -> [String] {
    let scalars = Array(message.text.unicodeScalars)
    let width = max(1, state.size.width - 10)
    return stride(from: 0, to: max(1, scalars.count), by: width).map { start in
      let mark = start > 0 ? "    " : message.kind == .error ? "! " : "  "
      let part = scalars[start..<min(start + width, scalars.count)]
      return mark + String(String.UnicodeScalarView(part))
    }
  }

  /// The keymap as text: the keys of the place below first, then those of its other modes.
  private var helpLines: [String] {
    let modes: [KeyMode]
    switch state.place {
    case .list: modes = [.list]
    case .capture: modes = [.capture, .drawing, .selected, .editing]
    case .review: modes = [.review]
    }
    var seen = Set<String>()
    var lines: [String] = []
    for mode in modes {
      let rows = context.keymap.bindings(in: mode)
        .map { "\(padded($0.keyNames, to: 14)) \($0.title)" }
        .filter { seen.insert($0).inserted }
      lines += (lines.isEmpty ? [] : [""]) + [mode.title] + rows
    }
    if case .capture = state.place { lines += ["", "MOUSE"] + Self.mouseLines }
    return lines
  }

  private static let mouseLines = [
    "drag           draw a box; move or resize the chosen one",
    "click          choose the box there", "wheel          zoom in time",
    "^ wheel        zoom in frequency",
  ]

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }

  private func drawPanel(
    _ title: String, lines: [String], top: Int, on grid: inout CellGrid
  ) {
    let widest = lines.map(\.unicodeScalars.count).max() ?? 0
    let width = min(state.size.width - 2, max(30, widest + 4))
    let height = min(state.size.height - 2, lines.count + 2)
    let rect = Rect(
      column: (state.size.width - width) / 2, row: (state.size.height - height) / 2,
      width: width, height: height)
    grid.fill(rect, with: Cell(" ", foreground: palette.bright, background: palette.bar))
    frame(rect, title: title, on: &grid)
    let first = min(top, max(0, lines.count - (height - 2)))
    for (offset, line) in lines.dropFirst(first).prefix(height - 2).enumerated() {
      let isTitle = KeyMode.allCases.contains { $0.title == line } || line == "MOUSE"
      grid.write(
        line, column: rect.column + 2, row: rect.row + 1 + offset, limit: width - 4,
        foreground: isTitle ? palette.accent : palette.bright, background: palette.bar,
        style: isTitle ? .bold : [])
    }
  }

  private func frame(_ rect: Rect, title: String, on grid: inout CellGrid) {
    BoxFrame(
      cells: Rect(column: 0, row: 0, width: rect.width, height: rect.height),
      color: palette.accent, title: " \(title) ", isHeavy: false, palette: palette
    ).draw(in: rect, on: &grid)
  }
}
