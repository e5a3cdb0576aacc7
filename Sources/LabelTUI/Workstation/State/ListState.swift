import FoundationEssentials
import Radio

/// The documents to choose from.
struct ListState: Equatable, Sendable {
  /// The documents in the order of `order`.
  var entries: [ListEntry] = []
  private(set) var order = ListOrder.found
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

  /// Whether any entry has proposals.
  var hasProposals: Bool { entries.contains { ($0.boxes?.proposals ?? 0) > 0 } }

  /// Whether any entry is a capture.
  var hasCaptures: Bool {
    entries.contains { entry in
      switch entry.content {
      case .capture, .rateUnknown: true
      case .picture, .pitch, .unreadable: false
      }
    }
  }

  /// Shows the documents `found`, and keeps the selected one.
  mutating func show(_ found: [ListEntry], visible: Int) {
    var found = found
    for index in found.indices { found[index].position = index }
    sort(found, visible: visible)
  }

  /// Shows the documents in the next order, and keeps the selected one.
  mutating func sortByNextOrder(visible: Int) {
    order = order.next
    sort(entries, visible: visible)
  }

  private mutating func sort(_ found: [ListEntry], visible: Int) {
    let selected = selectedEntry?.url
    entries = order.sorted(found)
    selection = selected.flatMap { url in entries.firstIndex { $0.url == url } } ?? 0
    reveal(visible: visible)
  }

  /// Moves the selection by `step` and scrolls to it; `visible` entries fit on the screen.
  mutating func move(by step: Int, visible: Int) {
    selection = min(max(0, selection + step), max(0, entries.count - 1))
    reveal(visible: visible)
  }

  /// Updates the entry of `capture`, which has `boxes`, and proposals with the expected `gain`.
  mutating func update(_ capture: Capture, boxes: BoxCount, gain: Double) {
    for index in entries.indices {
      let isSame =
        switch entries[index].content {
        case .capture(let listed, _): listed.url == capture.url
        case .rateUnknown: [capture.url, capture.facts.metadata].contains(entries[index].url)
        case .picture, .pitch, .unreadable: false
        }
      guard isSame else { continue }
      entries[index].content = .capture(capture, boxes: boxes)
      entries[index].gain = gain
    }
  }

  /// Updates the number of boxes and the expected gain of the picture or pitch at `url`.
  mutating func update(_ url: URL, boxes: BoxCount, gain: Double) {
    for index in entries.indices where entries[index].url == url {
      entries[index].gain = gain
      if case .picture(let facts, _) = entries[index].content {
        entries[index].content = .picture(facts, boxes: boxes)
      }
      if case .pitch(let facts, _) = entries[index].content {
        entries[index].content = .pitch(facts, boxes: boxes)
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
