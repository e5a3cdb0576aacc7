import Dispatch
import Synchronization

/// Something that a thread of its own computes, with the priority of the thread that asked, while that does
/// something else.
final class BackgroundWork<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isCancelled = Atomic(false)
  private let group = DispatchGroup()

  /// Begins with `work`, which is told how to see that nobody wants its result any more.
  init(_ work: @escaping @Sendable (_ isCancelled: () -> Bool) throws -> Value) {
    let priority = ThreadPriority.current
    // A serial queue gets its thread at once. Concurrent ones share as many as there are processors, which others
    // may have taken for long.
    let queue = DispatchQueue(label: "labeltui.engine.background", qos: .userInitiated)
    queue.async(group: group) { [self] in
      priority.adopt()
      let result = Result { try work { self.isCancelled.load(ordering: .relaxed) } }
      outcome.withLock { $0 = result }
    }
  }

  /// Tells the work that its result is not wanted, and waits for its end.
  func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    group.wait()
  }

  /// Waits for the result.
  func result() throws -> Value {
    group.wait()
    // The group is left only behind the outcome.
    return try outcome.withLock { $0! }.get()
  }
}
