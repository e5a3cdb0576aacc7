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
    if case .unreadable(let reason) = entry.content {
      complain(reason)
      return []
    }
    return open(entry)
  }

  /// Opens the capture of `entry` under a new id.
  mutating func open(_ entry: CaptureListEntry) -> [Job] {
    let id = nextCaptureID
    nextCaptureID += 1
    begin(.opening)
    return [.open(entry.url, id: id)]
  }
}
