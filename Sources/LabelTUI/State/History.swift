/// Undo and redo of a value: every state that it had, from the first.
struct History<Value: Equatable & Sendable>: Equatable, Sendable {
  private(set) var current: Value
  private var past: [Value] = []
  private var future: [Value] = []

  /// States that can be gone back to, at most.
  private static var depth: Int { 1000 }

  init(_ value: Value) { current = value }

  /// Makes `value` the current one; what was undone before cannot be redone any more.
  mutating func record(_ value: Value) {
    guard value != current else { return }
    past.append(current)
    if past.count > Self.depth { past.removeFirst() }
    current = value
    future = []
  }

  /// Changes the current value without a step of its own, for what the user did not do.
  mutating func amend(_ change: (inout Value) -> Void) {
    change(&current)
    for index in past.indices { change(&past[index]) }
    for index in future.indices { change(&future[index]) }
  }

  /// Goes back one step; false when there is none.
  mutating func undo() -> Bool {
    guard let previous = past.popLast() else { return false }
    future.append(current)
    current = previous
    return true
  }

  /// Takes back one undo; false when there is none.
  mutating func redo() -> Bool {
    guard let next = future.popLast() else { return false }
    past.append(current)
    current = next
    return true
  }
}
