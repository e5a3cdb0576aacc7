import FoundationEssentials
import Foundations

/// The list of documents, and opening them.
extension AppState {
  /// Performs `command` on the list; does nothing if the list does not fill the screen.
  mutating func perform(_ command: ListCommand, times: Int = 1) -> [Job] {
    guard let list else { return [] }
    switch command {
    case .select(let step):
      let visible = ListLayout(size: size).visibleEntries
      let distance = step.distance(
        times: times, count: list.entries.count, visible: visible)
      changeList { $0.move(by: distance, visible: visible) }
      return []
    case .open: return openSelected(in: list)
    case .nextOrder:
      let visible = ListLayout(size: size).visibleEntries
      changeList { $0.sortByNextOrder(visible: visible) }
      if let order = self.list?.order { showInfo("Order: \(order.title).") }
      return []
    case .reload:
      changeList { $0.isLoading = true }
      return [.list(paths)]
    }
  }

  private mutating func openSelected(in list: ListState) -> [Job] {
    guard jobs[.opening] == nil, let entry = list.selectedEntry else { return [] }
    return open(entry)
  }

  /// Opens the document of `entry`, asks for its sample rate, or shows why it cannot be opened.
  private mutating func open(_ entry: ListEntry) -> [Job] {
    switch entry.content {
    case .capture: return open(entry.url)
    case .picture: return openPicture(entry.url)
    case .pitch: return openPitch(entry.url)
    case .rateUnknown:
      prompt = Prompt(.sampleRate(entry.url))
      return []
    case .unreadable(let reason):
      showError(reason)
      return []
    }
  }

  /// Opens the capture at `url` under a new number.
  private mutating func open(_ url: URL, sampleRate: Double? = nil) -> [Job] {
    let id = nextDocumentID
    nextDocumentID += 1
    beginJob(.opening)
    return [.capture(.open(url, id: id, sampleRate: sampleRate))]
  }

  /// Opens the capture at `url` with the typed sample rate; asks again if it is not valid.
  mutating func open(_ url: URL, typedSampleRate text: String) -> [Job] {
    if text.isEmpty { return [] }
    guard let rate = Quantity.parseSampleRate(text) else {
      showError("\(VisibleText.of(text)) is not a sample rate: type 2M, 250k, 2e6 or 2 MS/s.")
      prompt = Prompt(.sampleRate(url), text: text)
      return []
    }
    return open(url, sampleRate: rate)
  }

  /// Shows the documents that the search found. If the program was started with one file, opens that file.
  mutating func handle(_ entries: [ListEntry]) -> [Job] {
    let visible = ListLayout(size: size).visibleEntries
    changeList { list in
      list.show(entries, visible: visible)
      list.isLoading = false
    }
    guard opensOnlyDocument, let entry = entries.first else { return [] }
    if case .unreadable = entry.content { return [] }
    return open(entry)
  }
}
