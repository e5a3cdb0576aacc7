/// The orders of the list of documents.
enum ListOrder: CaseIterable, Equatable, Sendable {
  /// As they were found.
  case found
  /// Those first whose proposals are the most valuable ones to judge.
  case gain
  case fewestBoxes

  /// A few words for messages.
  var title: String {
    switch self {
    case .found: "as found"
    case .gain: "expected gain of judging proposals"
    case .fewestBoxes: "fewest boxes"
    }
  }

  /// The order after this one; after the last one, the first one.
  var next: ListOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// `entries` in this order; equal ones as they were found.
  func sorted(_ entries: [ListEntry]) -> [ListEntry] {
    entries.sorted { first, second in
      let (one, other) = (key(of: first), key(of: second))
      return one == other ? first.position < second.position : one < other
    }
  }

  private func key(of entry: ListEntry) -> Double {
    switch self {
    case .found: 0
    case .gain: -entry.gain
    case .fewestBoxes: entry.boxes.map { Double($0.labels) } ?? .infinity
    }
  }
}
