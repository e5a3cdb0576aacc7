import Synchronization

/// Starts worker threads. If the system allows no more threads, the work waits for a thread that becomes free.
///
/// Therefore work must never wait for other work of the same `WorkThreads`.
package final class WorkThreads: Sendable {
  private struct State {
    var running = 0
    /// Work for which no thread could be started.
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let startThread: OwnThread.Starter

  /// Starts threads with `startThread`.
  package init(startThread: @escaping OwnThread.Starter = OwnThread.start) {
    self.startThread = startThread
  }

  /// Runs `work` on a thread. Throws if no thread is running and none can be started.
  package func start(_ work: @escaping @Sendable () -> Void) throws(ThreadError) {
    let failure = state.withLock { state -> ThreadError? in
      do throws(ThreadError) {
        try startThread { self.run(work) }
        state.running += 1
      } catch {
        guard state.running > 0 else { return error }
        state.waiting.append(work)
      }
      return nil
    }
    if let failure { throw failure }
  }

  private func run(_ work: @Sendable () -> Void) {
    work()
    while let work = next() { work() }
  }

  /// The next waiting work; nil ends the thread.
  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.running -= 1
      return nil
    }
  }
}
