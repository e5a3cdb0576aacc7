import FoundationEssentials
import Foundations
import Generation
import TerminalKit

/// The list of generated datasets.
extension AppState {
  private var visibleDatasets: Int { ListLayout(size: size).visibleEntries }

  /// Shows the generated datasets in the folders that were opened.
  mutating func enterDatasets() -> [Job] {
    if case .datasets = place { return [] }
    enter(.datasets(DatasetsState()))
    return findDatasets()
  }

  private mutating func findDatasets() -> [Job] {
    beginJob(.findingDatasets)
    return [.findDatasets(paths.map { $0.isFolder ? $0 : $0.deletingLastPathComponent() })]
  }

  /// Performs `command` on the list of datasets; does nothing if it does not fill the screen.
  mutating func perform(_ command: DatasetsCommand, times: Int) -> [Job] {
    guard case .datasets(let list) = place else { return [] }
    let visible = visibleDatasets
    switch command {
    case .select(let step): changeDatasets { $0.move(step, times: times, visible: visible) }
    case .open: if list.selected != nil { overlay = .dataset(top: 0) }
    case .openSample: askForSample(of: list.selected)
    case .architecture(let next):
      let all = architectures.all
      changeDatasets { $0.chooseArchitecture(next ? times : -times, of: all) }
    case .reload: return findDatasets()
    }
    return []
  }

  /// Shows the datasets that a search found.
  mutating func show(_ search: DatasetSearch) {
    let visible = visibleDatasets
    changeDatasets { $0.show(search.datasets, visible: visible) }
    for problem in search.problems { showWarning(problem) }
  }

  private mutating func askForSample(of dataset: ListedDataset?) {
    guard let dataset else { return }
    guard dataset.type == .iqRaw else {
      return showError("\(VisibleText.of(dataset.name)) has features only, no recordings.")
    }
    prompt = Prompt(.datasetSample(dataset), text: "0/rx-01")
  }

  /// Opens the recording whose sample and receiver the user typed; asks again if there is none.
  mutating func openSample(of dataset: ListedDataset, typed text: String) -> [Job] {
    guard !text.isEmpty, jobs[.opening] == nil else { return [] }
    guard let path = dataset.recording(text) else {
      showError("\(VisibleText.of(text)): type a sample and a receiver, such as 12/rx-03")
      prompt = Prompt(.datasetSample(dataset), text: text)
      return []
    }
    return open(nil, orFileAt: URL(filePath: path))
  }

  /// Changes the list of datasets, on the screen or below.
  private mutating func changeDatasets(_ change: (inout DatasetsState) -> Void) {
    changePlace(where: { $0.isDatasets }, { $0.changeDatasets(change) })
  }
}

extension AppState.Place {
  fileprivate var isDatasets: Bool { if case .datasets = self { true } else { false } }

  fileprivate mutating func changeDatasets(_ change: (inout DatasetsState) -> Void) {
    guard case .datasets(var list) = self else { return }
    self = .none
    change(&list)
    self = .datasets(list)
  }
}

extension ListedDataset {
  /// The path of the recording of a sample and a receiver, typed as `12` or `12/rx-03`; nil if it does not exist.
  fileprivate func recording(_ text: String) -> String? {
    let parts = text.split(separator: "/")
    guard (1...2).contains(parts.count), let number = Int(parts[0]), number >= 0 else { return nil }
    let receiver = parts.count > 1 ? String(parts[1]) : "rx-01"
    guard !receiver.hasPrefix(".") else { return nil }
    let stem = "\(folder(ofSample: number))/\(receiver)"
    return ["\(stem).sigmf-data", "\(stem).rfcap"].first { FileSystem.exists($0) }
  }
}
