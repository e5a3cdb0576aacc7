/// The selected line of a list that scrolls.
struct LineSelection: Equatable, Sendable {
  private(set) var index = 0
  /// The topmost line that is shown.
  private(set) var top = 0

  /// Moves by `step`, `times` times, in a list of `count` lines of which `visible` fit on the screen.
  mutating func move(_ step: LineStep, times: Int, count: Int, visible: Int) {
    let distance = step.distance(times: times, count: count, visible: visible)
    select(index + distance, count: count, visible: visible)
  }

  /// Selects line `line`, or else the first or last one, and scrolls as little as needed to show it.
  mutating func select(_ line: Int, count: Int, visible: Int) {
    index = min(max(0, line), max(0, count - 1))
    top = max(0, min(max(top, index - max(1, visible) + 1), index))
  }
}

extension LineStep {
  /// The lines that `times` steps go, in a list of `count` lines of which `visible` fit on the screen.
  func distance(times: Int, count: Int, visible: Int) -> Int {
    switch self {
    case .next: times
    case .previous: -times
    case .nextPage: visible * times
    case .previousPage: -visible * times
    case .first: -count
    case .last: count
    }
  }
}
