/// Undo and redo of a value: every state that it had, from the first.
struct History<Value: Equatable & Sendable>: Sendable {
  /// A change that the user did not make: it has no step of its own, and undoing keeps it.
  typealias Amendment = @Sendable (inout Value) -> Void

  /// An earlier or a later value, with the number of amendments that it contains.
  private struct State {
    var value: Value
    var amendmentCount: Int
  }

  private(set) var current: Value
  private var past: [State] = []
  private var future: [State] = []
  /// Amendments that a state of `past` or `future` may lack. They are applied when a state becomes the
  /// current one: so an amendment costs the same however many states there are.
  private var amendments: [Amendment] = []
  /// Amendments that every state contains, and that were dropped.
  private var droppedCount = 0

  /// States that can be gone back to, at most.
  private static var depth: Int { 1000 }

  init(_ value: Value) { current = value }

  /// Makes `value` the current one; what was undone before cannot be redone any more.
  mutating func record(_ value: Value) {
    guard value != current else { return }
    past.append(currentState)
    if past.count > Self.depth { past.removeFirst() }
    current = value
    future = []
    dropAmendments()
  }

  /// Changes the current value by `change` now, and every other state by the time it becomes the current one.
  mutating func amend(_ change: @escaping Amendment) {
    change(&current)
    if past.isEmpty && future.isEmpty { return }
    amendments.append(change)
  }

  /// Goes back one step; false when there is none.
  mutating func undo() -> Bool {
    guard let previous = past.popLast() else { return false }
    future.append(currentState)
    current = amended(previous)
    return true
  }

  /// Takes back one undo; false when there is none.
  mutating func redo() -> Bool {
    guard let next = future.popLast() else { return false }
    past.append(currentState)
    current = amended(next)
    return true
  }

  private var currentState: State {
    State(value: current, amendmentCount: droppedCount + amendments.count)
  }

  private func amended(_ state: State) -> Value {
    var value = state.value
    for change in amendments.dropFirst(state.amendmentCount - droppedCount) { change(&value) }
    return value
  }

  /// Drops the amendments that every state contains. The first state of each list is the oldest one.
  private mutating func dropAmendments() {
    let oldest = [past.first, future.first].compactMap { $0?.amendmentCount }.min()
    let count = (oldest ?? droppedCount + amendments.count) - droppedCount
    amendments.removeFirst(count)
    droppedCount += count
  }
}
