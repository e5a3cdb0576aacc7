import FoundationEssentials
import Foundations

/// Commands of the capture list.
extension AppState {
  mutating func performInList(_ command: Command, times: Int = 1) -> [Job] {
    guard var list else { return [] }
    let visible = ListLayout(size: size).visibleEntries
    switch command {
    case .selectNext: list.move(by: times, visible: visible)
    case .selectPrevious: list.move(by: -times, visible: visible)
    case .selectNextPage: list.move(by: visible * times, visible: visible)
    case .selectPreviousPage: list.move(by: -visible * times, visible: visible)
    case .selectFirst: list.move(by: -list.entries.count, visible: visible)
    case .selectLast: list.move(by: list.entries.count, visible: visible)
    case .open: return openSelected(in: list)
    case .reload:
      list.isLoading = true
      self.list = list
      return [.list(paths)]
    default: break
    }
    self.list = list
    return []
  }

  private mutating func openSelected(in list: CaptureListState) -> [Job] {
    guard jobs[.opening] == nil, let entry = list.selectedEntry else { return [] }
    switch entry.content {
    case .capture: return open(entry.url)
    case .rateUnknown:
      prompt = Prompt(.sampleRate(entry.url))
      return []
    case .unreadable(let reason):
      complain(reason)
      return []
    }
  }

  /// Opens the capture at `url` under a new id.
  mutating func open(_ url: URL, sampleRate: Double? = nil) -> [Job] {
    let id = nextCaptureID
    nextCaptureID += 1
    begin(.opening)
    return [.open(url, id: id, sampleRate: sampleRate)]
  }

  /// Opens the capture at `url` with the sample rate that was typed; asks again when it is none.
  mutating func open(_ url: URL, typedSampleRate text: String) -> [Job] {
    if text.isEmpty { return [] }
    guard let rate = Quantity.parseSampleRate(text) else {
      complain("\(VisibleText.of(text)) is not a sample rate: type 2M, 250k, 2e6 or 2 MS/s.")
      prompt = Prompt(.sampleRate(url), text: text)
      return []
    }
    return open(url, sampleRate: rate)
  }
}
