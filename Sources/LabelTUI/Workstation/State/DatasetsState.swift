import Generation

/// The list of generated datasets, and the architecture that they are looked at for.
struct DatasetsState: Sendable {
  /// Nil until they are read.
  private(set) var datasets: [ListedDataset]?
  private(set) var selection = LineSelection()
  /// The id of the chosen architecture; nil if none is chosen.
  private(set) var architectureID: String?

  /// The selected dataset; nil if the list is empty.
  var selected: ListedDataset? {
    guard let datasets, datasets.indices.contains(selection.index) else { return nil }
    return datasets[selection.index]
  }

  /// Shows `found`; the selected dataset stays selected if it is still there.
  mutating func show(_ found: [ListedDataset], visible: Int) {
    let known = selected?.path
    datasets = found
    let line = found.firstIndex { $0.path == known } ?? selection.index
    selection.select(line, count: found.count, visible: visible)
  }

  /// Moves the selection.
  mutating func move(_ step: LineStep, times: Int, visible: Int) {
    selection.move(step, times: times, count: datasets?.count ?? 0, visible: visible)
  }

  /// Chooses the architecture that is `distance` later in `all`; no architecture comes before the first one.
  mutating func chooseArchitecture(_ distance: Int, of all: [Architecture]) {
    let places = all.count + 1
    let index = all.firstIndex { $0.id == architectureID }.map { $0 + 1 } ?? 0
    let wanted = ((index + distance) % places + places) % places
    architectureID = wanted == 0 ? nil : all[wanted - 1].id
  }
}
