import TestSupport

@testable import Labels
@testable import TerminalKit
@testable import Workstation

/// A user who draws boxes around signals with as few keys as possible.
struct DrawingHands {
  /// The least overlap of a box with its signal that the user accepts.
  private static let overlap = 0.56

  private struct Plan {
    var keys: String
    var overlap: Double
  }

  /// The keys that draw a box around `signal` and give it its class.
  func keys(for signal: SceneSignal, on canvas: Canvas) -> String? {
    let cells = canvas.viewport.cells(of: signal.truth)
    let here = canvas.plane.crosshairCell
    var best: Plan?
    for left in (cells.column - 4)...(cells.column + 4) {
      for right in (cells.columns.upperBound - 5)...(cells.columns.upperBound + 4)
      where right >= left {
        for (first, last) in rows(cells) {
          let overlap = overlap(left, right, min(first, last), max(first, last), canvas, signal)
          guard overlap >= Self.overlap else { continue }
          let keys =
            counted(left - here.column, "l", "h") + counted(first - here.row, "j", "k") + "v"
            + repeated(right - left, "l", "h") + repeated(last - first, "j", "k") + signal.digit
          let isBetter = best.map { best in
            keys.count != best.keys.count
              ? keys.count < best.keys.count : overlap > best.overlap
          }
          if isBetter ?? true { best = Plan(keys: keys, overlap: overlap) }
        }
      }
    }
    return best?.keys
  }

  /// The rows of the first and the second corner.
  private func rows(_ cells: Rect) -> [(Int, Int)] {
    let rows = (cells.row - 1)...cells.rows.upperBound
    return rows.flatMap { first in rows.map { (first, $0) } }
  }

  private func overlap(
    _ left: Int, _ right: Int, _ top: Int, _ bottom: Int, _ canvas: Canvas, _ signal: SceneSignal
  ) -> Double {
    let extent = canvas.plane.extent
    let first = canvas.viewport.box(column: left, row: top, in: extent)
    let last = canvas.viewport.box(column: right, row: bottom, in: extent)
    guard first.x.lowerBound < last.x.upperBound, last.y.lowerBound < first.y.upperBound else {
      return 0
    }
    return first.union(last).overlap(with: signal.truth)
  }

  /// The shortest keys that move by `distance` where a number repeats a key.
  private func counted(_ distance: Int, _ forward: String, _ back: String) -> String {
    let plain = repeated(distance, forward, back)
    let key = distance < 0 ? back : forward
    let number = "\(distance.magnitude)\(key)"
    return distance != 0 && number.count < plain.count ? number : plain
  }

  /// The shortest keys that move by `distance` in steps of one and ten.
  private func repeated(_ distance: Int, _ forward: String, _ back: String) -> String {
    let tens = Int((Double(distance) / 10).rounded())
    let ones = distance - 10 * tens
    func keys(_ count: Int, _ forward: String, _ back: String) -> String {
      String(repeating: count < 0 ? back : forward, count: Int(count.magnitude))
    }
    return keys(tens, forward.uppercased(), back.uppercased()) + keys(ones, forward, back)
  }
}
