import FoundationEssentials
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

  /// Whether any entry is a picture.
  var hasPictures: Bool {
    entries.contains { if case .picture = $0.content { true } else { false } }
  }

  /// Whether any entry is a pitch.
  var hasPitches: Bool {
    entries.contains { if case .pitch = $0.content { true } else { false } }
  }

  /// Whether any entry is a capture.
  var hasCaptures: Bool {
    entries.contains { entry in
      switch entry.content {
      case .capture, .rateUnknown: true
      case .picture, .pitch, .unreadable: false
      }
    }
  }

  /// Moves the selection by `step` and scrolls to it; `visible` entries fit on the screen.
  mutating func move(by step: Int, visible: Int) {
    selection = min(max(0, selection + step), max(0, entries.count - 1))
    reveal(visible: visible)
  }

  /// Updates the entry of `capture`, which has `labelCount` labels.
  mutating func update(_ capture: Capture, labelCount: Int) {
    for index in entries.indices {
      let isSame =
        switch entries[index].content {
        case .capture(let listed, _): listed.url == capture.url
        case .rateUnknown: [capture.url, capture.facts.metadata].contains(entries[index].url)
        case .picture, .pitch, .unreadable: false
        }
      if isSame { entries[index].content = .capture(capture, labelCount: labelCount) }
    }
  }

  /// Updates the label count of the picture or pitch at `url`.
  mutating func update(_ url: URL, labelCount: Int) {
    for index in entries.indices where entries[index].url == url {
      if case .picture(let facts, _) = entries[index].content {
        entries[index].content = .picture(facts, labelCount: labelCount)
      }
      if case .pitch(let facts, _) = entries[index].content {
        entries[index].content = .pitch(facts, labelCount: labelCount)
      }
    }
  }

  /// Shows the reason why the document at `url` cannot be opened.
  mutating func noteUnreadable(_ url: URL, reason: String) {
    for index in entries.indices where entries[index].url == url {
      entries[index].content = .unreadable(reason)
    }
  }

  /// Selects the document at `url`.
  mutating func select(_ url: URL, visible: Int) {
    guard let index = entries.firstIndex(where: { $0.url == url }) else { return }
    selection = index
    reveal(visible: visible)
  }

  /// Scrolls as little as needed to show the selection.
  mutating func reveal(visible: Int) {
    top = min(max(top, selection - max(1, visible) + 1), selection)
    top = max(0, top)
  }
}
