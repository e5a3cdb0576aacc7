import TerminalKit

/// The strip of the tutor: two rows at the top of the screen.
struct TutorView {
  let step: TutorStep
  let state: AppState
  let context: ViewContext

  private static let height = 2

  func draw(on grid: inout CellGrid) {
    let palette = context.palette
    let strip = Rect(column: 0, row: 0, width: grid.size.width, height: Self.height)
    grid.fill(strip, with: Cell(" ", foreground: palette.bright, background: palette.bar))
    let number = " Tutor \(step.rawValue + 1)/\(TutorStep.allCases.count) "
    let column =
      1
      + grid.write(
        number, column: 0, row: 0, foreground: palette.ink(on: palette.accent),
        background: palette.accent, style: palette.hasColors ? palette.titleStyle : .reverse)
    let width = grid.size.width - column - 1
    for (row, line) in Self.lines(step.text(state), width: width).prefix(Self.height).enumerated() {
      grid.write(
        line, column: column, row: row, limit: width, foreground: palette.bright,
        background: palette.bar, style: palette.bold)
    }
  }

  /// `text` in lines of at most `width` characters, broken between words.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
