import Foundations

/// A report as text in columns.
struct ReportTable {
  private static let gap = 2

  let text: String

  init(_ report: Report) {
    let machine = report.machine
    var lines = [
      "labeltui \(report.version) on \(machine.processors) x \(machine.processor), "
        + "\(Self.amount(Double(machine.memory), .bytes)), \(machine.system), load \(machine.load)"
    ]
    if let limit = machine.kernelLimit { lines.append("kernels up to \(limit)") }
    if report.bestOf > 1 {
      lines.append("best of \(report.bestOf) measurements, by their floor")
    }
    let heading = ["figure", "value", "floor", "ratio", "runs", "peak memory"]
    let rows = report.figures.map(Self.row)
    lines += [""] + Self.aligned([heading] + rows)
    for figure in report.figures { lines += [""] + Self.explanation(of: figure) }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ figure: Figure) -> [String] {
    [
      figure.name, amount(figure.value, figure.unit), amount(figure.floor, figure.unit),
      figure.ratio.map { Quantity.fixed($0, decimals: 2) } ?? "-", String(figure.runs),
      figure.peakMemory.map { amount(Double($0), .bytes) } ?? "-",
    ]
  }

  /// The description of the floor, and the additional measurements.
  private static func explanation(of figure: Figure) -> [String] {
    let rows = figure.details.map { detail in
      [
        "  " + detail.name, amount(detail.value, detail.unit),
        detail.bytes.map { amount(Double($0), .bytes) } ?? "",
        detail.ratio.map { Quantity.fixed($0, decimals: 2) + " x floor" } ?? "",
      ]
    }
    return ["\(figure.name): the floor is \(figure.floorIs)"] + aligned(rows)
  }

  /// The first column left-aligned, the others right-aligned.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() where widths[column] > 0 {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let space = column == 0 ? "" : String(repeating: " ", count: gap)
        line += column == 0 ? cell + padding : space + padding + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func amount(_ value: Double, _ unit: Figure.Unit) -> String {
    switch unit {
    case .seconds:
      value < 1
        ? Quantity.fixed(value * 1e3, decimals: 2) + " ms"
        : Quantity.fixed(value, decimals: 3) + " s"
    case .share: Quantity.fixed(value, decimals: 3)
    case .samplesPerSecond: Quantity.fixed(value, decimals: 1) + "/s"
    case .bytes:
      value < 1e6
        ? Quantity.fixed(value / 1e3, decimals: 1) + " kB"
        : Quantity.fixed(value / 1e6, decimals: 1) + " MB"
    }
  }
}
