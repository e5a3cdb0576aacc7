/// The undo and redo history of a value.
struct History<Value: Equatable & Sendable>: Sendable {
  /// A change that the user did not make. It is not a step of the history, and undo does not revert it.
  typealias Amendment = @Sendable (inout Value) -> Void

  /// An earlier or a later value, with the number of amendments that it contains.
  private struct State {
    var value: Value
    var amendmentCount: Int
  }

  private(set) var current: Value
  private var past: [State] = []
  private var future: [State] = []
  /// Amendments that some states of `past` or `future` do not contain yet. They are applied when such a state
  /// becomes the current one, so that the cost of an amendment does not depend on the number of states.
  private var amendments: [Amendment] = []
  /// The number of amendments that were dropped because every state contains them.
  private var droppedCount = 0

  /// The largest number of steps that can be undone.
  private static var depth: Int { 1000 }

  init(_ value: Value) { current = value }

  /// Makes `value` the current one; earlier undone states can no longer be restored.
  mutating func record(_ value: Value) {
    guard value != current else { return }
    past.append(currentState)
    if past.count > Self.depth { past.removeFirst() }
    current = value
    future = []
    dropAmendments()
  }

  /// Applies `change` to the current value now, and to every other state when it becomes the current one.
  mutating func amend(_ change: @escaping Amendment) {
    change(&current)
    if past.isEmpty && future.isEmpty { return }
    amendments.append(change)
  }

  /// Goes back one step; false if there is none.
  mutating func undo() -> Bool {
    guard let previous = past.popLast() else { return false }
    future.append(currentState)
    current = amended(previous)
    return true
  }

  /// Reverts one undo; false if there is none.
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
