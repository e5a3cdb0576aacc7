import Curation
import Foundations

/// The report of `labeltui prepare` as text: a line per class, a column per side.
struct SplitText {
  let split: DatasetSplit

  init(_ split: DatasetSplit) { self.split = split }

  /// The settings, the table and the warnings.
  var text: String {
    let settings = split.plan.settings
    return "split \(VisibleText.of(split.name)): ratios \(settings.ratios), seed \(settings.seed), "
      + "\(Quantity.count(split.plan.groups.count, "group"))\n" + table
      + split.report.warnings.map { "warning: \(VisibleText.of($0))\n" }.joined()
  }

  private var table: String {
    let header = [""] + Split.allCases.map(\.rawValue)
    let classes = split.report.classes.map { item in
      [item.name.isEmpty ? "(negatives)" : VisibleText.of(item.name)] + item.sides.map(Self.cell)
    }
    let rows = [header] + classes + [["all"] + split.report.sides.map(Self.cell)]
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "  " + Self.trimmed(cells.joined(separator: "  ")) + "\n"
    }.joined()
  }

  /// `14 (70.0 %, +0.0), 20 boxes`: samples, their share, its difference from the ratio in
  /// percentage points.
  private static func cell(_ side: SplitReport.Side) -> String {
    let difference = Quantity.fixed(100 * side.deviation, decimals: 1)
    let sign = difference.hasPrefix("-") ? "" : "+"
    return
      "\(side.samples) (\(Quantity.fixed(100 * side.share, decimals: 1)) %, \(sign)\(difference)), "
      + Quantity.count(side.boxes, "box", "boxes")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
