import Dispatch
import Synchronization

/// Something that a thread of its own computes, with the priority of the thread that asked, while that does
/// something else. Where there can be no more threads, it is computed at once.
package final class BackgroundWork<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isCancelled = Atomic(false)
  private let group = DispatchGroup()

  /// Begins with `work`, which is told how to see that nobody wants its result any more.
  package init(
    startThread: OwnThread.Starter = OwnThread.start,
    _ work: @escaping @Sendable (_ isCancelled: () -> Bool) throws -> Value
  ) {
    group.enter()
    let compute: @Sendable () -> Void = { [self] in
      let result = Result { try work { self.isCancelled.load(ordering: .relaxed) } }
      outcome.withLock { $0 = result }
      group.leave()
    }
    do { try startThread(compute) } catch { compute() }
  }

  /// Tells the work that its result is not wanted, and waits for its end.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    group.wait()
  }

  /// Waits for the result.
  package func result() throws -> Value {
    group.wait()
    // The group is left only behind the outcome.
    return try outcome.withLock { $0! }.get()
  }
}
