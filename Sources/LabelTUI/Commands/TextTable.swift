import Foundations

/// A table of text with aligned columns, safe to show.
struct TextTable {
  private let widths: [Int]
  private let heads: [String]
  private let rows: [[String]]

  /// A table with columns as wide as their widest text in `rows`, of at most `widest` characters.
  init(heads: [String], rows: [[String]], widest: Int = 60) {
    self.heads = heads
    self.rows = rows
    widths = heads.indices.map { column in
      let texts = [heads[column]] + rows.map { column < $0.count ? $0[column] : "" }
      return min(widest, texts.map { VisibleText.of($0).unicodeScalars.count }.max() ?? 0)
    }
  }

  /// All lines.
  var text: String { ([heads] + rows).map { line($0) }.joined() }

  /// The line of `cells`. A text that is longer than its column stays whole.
  func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let text = VisibleText.of(cell)
      line += text
      if column < cells.count - 1 {
        let free = widths[column] - text.unicodeScalars.count
        line += String(repeating: " ", count: max(0, free) + 2)
      }
    }
    return line + "\n"
  }
}
