import Radio
import TerminalKit

/// Power over time: a bar for each column of the picture, on a scale between round decibels.
struct PowerView {
  /// Mean power of every column in dB relative to 1.0; nil if it is not known.
  let powers: [Float?]
  let palette: Palette

  private static let eighths = Array(" ▁▂▃▄▅▆▇█".unicodeScalars)
  /// The scale starts and ends at multiples of this value (dB).
  private static let step = 5.0

  /// Draws into `rect`, with the scale to the left of it. The bar of `column`, where the crosshair is, is
  /// emphasized.
  func draw(in rect: Rect, marking column: Int, on grid: inout CellGrid) {
    let range = range
    drawScale(range, in: rect, on: &grid)
    for (index, power) in powers.prefix(rect.width).enumerated() {
      guard let power else { continue }
      let share = (Double(power) - range.lowerBound) / (range.upperBound - range.lowerBound)
      let height = Int((min(1, max(0, share)) * Double(8 * rect.height)).rounded())
      for row in 0..<rect.height {
        let part = min(8, max(0, height - 8 * (rect.height - 1 - row)))
        grid[rect.column + index, rect.row + row] = cell(part, isMarked: index == column)
      }
    }
  }

  private func cell(_ eighths: Int, isMarked: Bool) -> Cell {
    guard palette.hasColors else {
      return Cell(Self.eighths[eighths], style: isMarked ? .bold : [])
    }
    return Cell(
      Self.eighths[eighths], foreground: isMarked ? palette.bright : palette.instrument,
      background: isMarked ? palette.bar : .standard)
  }

  /// Round decibels around all powers except those of silence.
  private var range: ClosedRange<Double> {
    let all = powers.compactMap { $0.map(Double.init) }
    let known = all.filter { !Silence.includes($0) }.sorted()
    guard let highest = known.last else { return -Self.step...0 }
    // Columns in which a signal ends in silence can have any power between the two.
    let lowest = known[known.count < all.count ? known.count / 4 : 0]
    let bottom = ((lowest - 1) / Self.step).rounded(.down) * Self.step
    let top = ((highest + 1) / Self.step).rounded(.up) * Self.step
    return bottom...max(top, bottom + Self.step)
  }

  private func drawScale(_ range: ClosedRange<Double>, in rect: Rect, on grid: inout CellGrid) {
    let line = rect.column - 1
    for row in rect.rows { grid[line, row] = Cell("│", foreground: palette.dim) }
    let last = rect.rows.upperBound - 1
    for (value, row) in [(range.upperBound, rect.row), (range.lowerBound, last)] {
      let text = "\(Int(value))"
      grid.write(text, column: line - text.count, row: row, foreground: palette.dim)
      grid[line, row] = Cell("┤", foreground: palette.dim)
    }
    grid.write("dB", column: 0, row: rect.row, foreground: palette.dim)
  }
}
