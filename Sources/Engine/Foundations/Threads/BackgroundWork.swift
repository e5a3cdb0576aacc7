import Dispatch
import Synchronization

/// A value that is computed on a separate thread, with the priority of the calling thread. If no thread can be started,
/// the calling thread computes it immediately.
package final class BackgroundWork<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let isCancelled = Atomic(false)
  private let group = DispatchGroup()

  /// Starts `work`. Its argument returns whether the work was cancelled.
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

  /// Cancels the work and waits until it ends.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    group.wait()
  }

  /// Waits for the result and returns it. Throws the error of the work.
  package func result() throws -> Value {
    group.wait()
    // The group is left only after the outcome was stored.
    return try outcome.withLock { $0! }.get()
  }
}
