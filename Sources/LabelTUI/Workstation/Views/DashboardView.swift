import Datasets
import FoundationEssentials
import Foundations
import TerminalKit

/// The figures of the dataset: groups of bars in as many columns as fit, each bar with its number.
struct DashboardView {
  let dashboard: DashboardState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: ListLayout { ListLayout(size: state.size) }

  /// The smallest width of a column of groups.
  private static let leastWidth = 38

  /// A line of a column.
  private enum Line {
    case title(String)
    case bar(DashboardFigures.Bar, index: Int, largest: Int, section: DashboardFigures.Section)
    case text(String)
    case blank
  }

  func draw(on grid: inout CellGrid) {
    HeaderView(palette: palette).draw(
      "Dashboard", facts: facts, right: totals, in: layout.header, on: &grid)
    let body = Rect(
      column: 0, row: 1, width: state.size.width, height: max(1, state.size.height - 3))
    if dashboard.figures == nil {
      let isError = dashboard.failure != nil
      grid.write(
        dashboard.failure ?? "Counting…", column: 2, row: 2, limit: body.width - 4,
        foreground: isError ? palette.error : palette.dim)
    } else {
      drawColumns(in: body, on: &grid)
    }
    StatusView(state: state, context: context).draw(
      readout: readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private var facts: [String] {
    let dataset = "dataset \(VisibleText.of(state.dataset.lastPathComponent))"
    let filter = dashboard.filter.text
    return filter.isEmpty ? [dataset] : [dataset, "filter: \(VisibleText.of(filter))"]
  }

  private var totals: String {
    guard let figures = dashboard.figures else { return "" }
    return Quantity.count(figures.samples, "sample") + ", "
      + Quantity.count(figures.boxes, "box", "boxes")
  }

  private var readout: String {
    guard let figures = dashboard.figures else { return "" }
    if figures.samples == 0 {
      return dashboard.filter == SampleFilter()
        ? "The dataset has no samples yet." : "No sample matches the filter."
    }
    guard let bar = dashboard.selected else { return "" }
    return "\(VisibleText.of(bar.filter.text)): \(bar.count)"
  }

  // MARK: Columns

  private func drawColumns(in rect: Rect, on grid: inout CellGrid) {
    let count = max(1, min(4, rect.width / Self.leastWidth))
    let columns = columns(count)
    let width = rect.width / count
    // All columns scroll together, so that the selected bar is visible.
    let selectedLine =
      columns.lazy.compactMap { lines in
        lines.firstIndex { line in
          if case .bar(_, dashboard.selection, _, _) = line { true } else { false }
        }
      }.first ?? 0
    let top = max(0, selectedLine - rect.height + 2)
    for (number, lines) in columns.enumerated() {
      let place = Rect(
        column: rect.column + number * width + 1, row: rect.row, width: width - 2,
        height: rect.height)
      for (row, line) in lines.dropFirst(top).prefix(rect.height).enumerated() {
        draw(line, row: rect.row + row, in: place, on: &grid)
      }
    }
  }

  /// The groups, each as a whole in the column that is shortest so far, in the order of the selection.
  private func columns(_ count: Int) -> [[Line]] {
    var columns = [[Line]](repeating: [], count: count)
    func add(_ lines: [Line]) {
      let shortest = columns.indices.min { (columns[$0].count, $0) < (columns[$1].count, $1) } ?? 0
      columns[shortest] += lines + [.blank]
    }
    var index = 0
    for (section, bars) in dashboard.sections {
      let largest = bars.map(\.count).max() ?? 0
      var lines: [Line] = [.title(section.title)]
      for bar in bars {
        lines.append(.bar(bar, index: index, largest: largest, section: section))
        index += 1
      }
      add(lines)
    }
    let agreements = (dashboard.figures?.agreements ?? []).map { Line.text(Self.text(of: $0)) }
    if !agreements.isEmpty { add([.title("Agreement of reviewers")] + agreements) }
    let accuracies = (dashboard.figures?.accuracies ?? []).flatMap { accuracy in
      AccuracyText(accuracy).lines.map(Line.text)
    }
    if !accuracies.isEmpty { add([.title("Accuracy on known captures")] + accuracies) }
    return columns
  }

  private static func text(of agreement: ReviewAgreement) -> String {
    let names = agreement.reviewers.map(VisibleText.of).joined(separator: ", ")
    var text = "\(names): "
    text +=
      agreement.share.map { "\(Int(($0 * 100).rounded())) % of \(agreement.samples)" }
      ?? "no common verdict"
    if let kappa = agreement.kappa { text += ", κ \(decimal(kappa))" }
    if let overlap = agreement.boxOverlap { text += ", IoU \(decimal(overlap))" }
    return text
  }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value.magnitude * 100).rounded())
    let digits = hundredths % 100
    return
      "\(value < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }

  private func draw(_ line: Line, row: Int, in rect: Rect, on grid: inout CellGrid) {
    switch line {
    case .blank: break
    case .title(let text):
      grid.write(
        text, column: rect.column, row: row, limit: rect.width, foreground: palette.accent,
        style: palette.bold)
    case .text(let text):
      grid.write(text, column: rect.column + 1, row: row, limit: rect.width - 1)
    case .bar(let bar, let index, let largest, let section):
      drawBar(
        bar, isSelected: index == dashboard.selection, largest: largest, section: section, row: row,
        in: rect, on: &grid)
    }
  }

  private func drawBar(
    _ bar: DashboardFigures.Bar, isSelected: Bool, largest: Int,
    section: DashboardFigures.Section, row: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    let background = isSelected ? palette.bar : Color.standard
    let style: Cell.Style = isSelected && !palette.hasColors ? .reverse : []
    grid.fill(
      Rect(column: rect.column, row: row, width: rect.width, height: 1),
      with: Cell(" ", background: background, style: style))
    if isSelected {
      grid.write(
        "▌", column: rect.column, row: row, foreground: palette.accent, background: background,
        style: style)
    }
    let nameWidth = min(16, rect.width / 3)
    grid.write(
      Self.cut(VisibleText.of(bar.name), to: nameWidth), column: rect.column + 1, row: row,
      foreground: isSelected ? palette.bright : .standard, background: background, style: style)
    let number = "\(bar.count)"
    let start = rect.column + nameWidth + 2
    let room = rect.columns.upperBound - start - Self.numberWidth - 1
    grid.write(
      number, column: rect.columns.upperBound - number.count, row: row, foreground: palette.bright,
      background: background, style: style)
    guard room > 0, largest > 0 else { return }
    grid.write(
      Self.bar(share: Double(bar.count) / Double(largest), width: room, isFine: palette.hasColors),
      column: start, row: row, foreground: color(of: bar, in: section), background: background,
      style: palette.hasColors ? style : [])
  }

  private static let numberWidth = 7

  /// A bar of `share` of `width`, in eighths of a cell; in whole cells where reverse video would turn a part
  /// of a cell around. A share above 0 shows at least something.
  private static func bar(share: Double, width: Int, isFine: Bool) -> String {
    let eighths = max(share > 0 ? 1 : 0, Int((share * Double(width) * 8).rounded()))
    guard isFine else { return String(repeating: "█", count: (eighths + 7) / 8) }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private func color(of bar: DashboardFigures.Bar, in section: DashboardFigures.Section) -> Color {
    switch section {
    case .progress:
      guard let status = ReviewStatus(rawValue: bar.name) else { return palette.instrument }
      return VerdictMark(status, palette: palette).color
    case .classes: return palette.classColor(state.classes.index(of: bar.name))
    case .fewSamples: return palette.warning
    case .confidence, .sources, .days, .captures: return palette.instrument
    }
  }

  private static func cut(_ text: String, to width: Int) -> String {
    text.count > width ? "\(text.prefix(max(1, width - 1)))…" : text
  }
}

extension DashboardFigures.Section {
  /// The heading of the bars.
  var title: String {
    switch self {
    case .progress: "Review"
    case .classes: "Samples by class"
    case .confidence: "Boxes by confidence"
    case .sources: "Boxes by source"
    case .days: "Samples by day"
    case .captures: "Samples by capture or source"
    case .fewSamples: "Classes with fewer than \(DatasetSummary.fewSamples) samples"
    }
  }
}
