import Foundations
import Radio
import TerminalKit

/// The positions of levels in dB/Hz along a bar, in eighths of a cell.
struct DecibelScale: Equatable {
  let range: ClosedRange<Double>
  /// The number of cells from the lower to the upper end, at least 1.
  let width: Int

  private static let step = 10.0
  private static let cellsPerTick = 6

  /// A scale from just under the quiet `rows` to the strongest one, which includes the range of `levels`. It
  /// ends at multiples of 10 dB, so that small changes do not move it. Silence is ignored.
  init(rows: [Float], levels: Levels, width: Int) {
    self.width = max(1, width)
    let sorted = rows.filter { $0.isFinite && !Silence.includes($0) }.sorted()
    let quiet = sorted.isEmpty ? levels.floor : Double(sorted[sorted.count / 10]) - 3
    let loud = Double(sorted.last ?? Float(levels.floor))
    // Few rows can be far below all others, such as those of a filter's stop band.
    let lower = max(min(levels.floor, quiet), levels.floor - 60)
    let upper = max(levels.floor + levels.range, loud)
    let first = (lower / Self.step).rounded(.down) * Self.step
    let last = (upper / Self.step).rounded(.up) * Self.step
    range = first.isFinite && last.isFinite && first < last ? first...last : -120...(-60)
  }

  /// The eighths of cells up to `level`; 0 for NaN.
  func eighths(_ level: Double) -> Int {
    let share = (level - range.lowerBound) / (range.upperBound - range.lowerBound)
    return share.isNaN ? 0 : Int(min(1, max(0, share)) * Double(8 * width))
  }

  /// The cell of `level`; nil if it is outside of the scale.
  func cell(_ level: Double) -> Int? {
    range.contains(level) ? min(width - 1, eighths(level) / 8) : nil
  }

  /// Draws a line with ticks from (`column`, `row`), and the numbers under it.
  func draw(column: Int, row: Int, palette: Palette, on grid: inout CellGrid) {
    for x in 0..<width { grid[column + x, row] = Cell("─", foreground: palette.dim) }
    var end = column - 1
    for value in Ticks(in: range, count: max(2, width / Self.cellsPerTick)).values {
      guard let cell = cell(value) else { continue }
      grid[column + cell, row] = Cell("┬", foreground: palette.dim)
      let text = Quantity.fixed(value, decimals: 0)
      let start = max(column, column + cell - text.count / 2)
      guard start > end else { continue }
      end = start + grid.write(text, column: start, row: row + 1, foreground: palette.dim)
    }
  }
}
