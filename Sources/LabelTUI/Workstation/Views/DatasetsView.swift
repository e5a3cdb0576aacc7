import Foundations
import Generation
import TerminalKit

/// The list of generated datasets, one per line; those that do not fit the chosen architecture are dimmed.
struct DatasetsView {
  let list: DatasetsState
  let state: AppState
  let context: ViewContext

  private static let columns = [
    TextColumns.Column("", 2), TextColumns.Column("name", 20), TextColumns.Column("type", 10),
    TextColumns.Column("samples", 9, isNumber: true),
    TextColumns.Column("receivers", 11, isNumber: true),
    TextColumns.Column("rate", 12, isNumber: true), TextColumns.Column("size", 10, isNumber: true),
    TextColumns.Column(" folder", 6),
  ]
  /// The place of the type in a line.
  private static let badge = (column: 23, width: 9)

  private var palette: Palette { context.palette }
  private var layout: ListLayout { ListLayout(size: state.size) }
  private var datasets: [ListedDataset] { list.datasets ?? [] }

  private var architecture: Architecture? {
    list.architectureID.flatMap { state.architectures[id: $0] }
  }

  func draw(on grid: inout CellGrid) {
    HeaderView(palette: palette).draw(
      "Datasets",
      facts: [architecture.map { "for \(VisibleText.of($0.name))" } ?? "any architecture"],
      right: countText, in: layout.header, on: &grid)
    let columns = TextColumns(Self.columns, width: state.size.width)
    columns.drawTitles(row: layout.columnTitles.row, palette: palette, on: &grid)
    for row in 0..<layout.visibleEntries {
      let index = list.selection.top + row
      guard datasets.indices.contains(index) else { break }
      draw(datasets[index], columns, row: layout.entries.row + row, index: index, on: &grid)
    }
    if list.datasets?.isEmpty == true {
      grid.write(
        "No generated dataset here; labeltui synth dataset makes one.", column: 2,
        row: layout.entries.row + 1, foreground: palette.dim)
    }
    StatusView(state: state, context: context)
      .draw(readout: readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private func draw(
    _ dataset: ListedDataset, _ columns: TextColumns, row: Int, index: Int,
    on grid: inout CellGrid
  ) {
    let fits = architecture?.misfit(dataset) == nil
    let isSelected = index == list.selection.index
    columns.draw(
      [
        architecture == nil ? "" : fits ? "✓" : "✗", VisibleText.of(dataset.name),
        dataset.type.badge, "\(dataset.samples)", dataset.receiversText,
        Quantity.sampleRate(dataset.sampleRate, decimals: 3),
        dataset.bytes.map(Quantity.bytes) ?? "", " \(VisibleText.of(dataset.path))",
      ], row: row, isSelected: isSelected, isDim: !fits, palette: palette, on: &grid)
    guard fits, palette.hasColors else { return }
    grid.write(
      dataset.type.badge, column: Self.badge.column, row: row, limit: Self.badge.width,
      foreground: color(of: dataset.type), background: isSelected ? palette.bar : .standard,
      style: palette.bold)
  }

  private func color(of type: DatasetType) -> Color {
    switch type {
    case .iqRaw: palette.blue
    case .featureBased: palette.dim
    }
  }

  private var countText: String {
    guard let datasets = list.datasets else { return "reading…" }
    guard let architecture else { return Quantity.count(datasets.count, "dataset") }
    let fitting = datasets.count { architecture.misfit($0) == nil }
    return "\(fitting) of \(Quantity.count(datasets.count, "dataset")) compatible"
  }

  /// Why the selected dataset does not fit, else what the chosen architecture is.
  private var readout: String {
    guard let architecture else { return "" }
    if let dataset = list.selected, let misfit = architecture.misfit(dataset) {
      return "\(VisibleText.of(dataset.name)) \(misfit)."
    }
    return VisibleText.of(architecture.details)
  }
}

extension DatasetType {
  /// The word in lists.
  fileprivate var badge: String {
    switch self {
    case .iqRaw: "[IQ]"
    case .featureBased: "features"
    }
  }
}
