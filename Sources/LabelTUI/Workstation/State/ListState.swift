import Radio

/// The documents to choose from.
struct ListState: Equatable, Sendable {
  var entries: [ListEntry] = []
  var selection = 0
  /// The topmost entry that is shown.
  var top = 0
  var isLoading = true

  var selectedEntry: ListEntry? {
    entries.indices.contains(selection) ? entries[selection] : nil
  }

  /// Moves the selection by `step` and keeps it among the `visible` entries that fit.
  mutating func move(by step: Int, visible: Int) {
    selection = min(max(0, selection + step), max(0, entries.count - 1))
    reveal(visible: visible)
  }

  /// Shows how `capture` is now, and how many labels it has.
  mutating func update(_ capture: Capture, labelCount: Int) {
    for index in entries.indices {
      let isSame =
        switch entries[index].content {
        case .capture(let listed, _): listed.url == capture.url
        case .rateUnknown: [capture.url, capture.facts.metadata].contains(entries[index].url)
        case .unreadable: false
        }
      if isSame { entries[index].content = .capture(capture, labelCount: labelCount) }
    }
  }

  /// Scrolls just as far as needed for the selection to be seen.
  mutating func reveal(visible: Int) {
    top = min(max(top, selection - max(1, visible) + 1), selection)
    top = max(0, top)
  }
}
