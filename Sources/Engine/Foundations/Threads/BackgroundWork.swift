import Dispatch
import Synchronization

/// A value computed on its own thread, with the priority of the calling thread, while the caller
/// does something else. If no thread can be started, it is computed immediately.
package final class BackgroundWork<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isCancelled = Atomic(false)
  private let group = DispatchGroup()

  /// Starts `work`. Its argument tells it whether it was cancelled.
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

  /// Cancels the work and waits for its end.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    group.wait()
  }

  /// Waits for the result.
  package func result() throws -> Value {
    group.wait()
    // The group is left only after the outcome was stored.
    return try outcome.withLock { $0! }.get()
  }
}
