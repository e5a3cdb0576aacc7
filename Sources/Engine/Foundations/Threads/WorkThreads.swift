import Synchronization

/// Starts threads for work, and goes on with fewer where the system allows no more.
///
/// Work for which there can be no thread is left to the first of these threads that has nothing else to
/// do. So work must never wait for other work that was given to the same threads.
package final class WorkThreads: Sendable {
  private struct State {
    var running = 0
    /// What no thread could be started for.
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let startThread: OwnThread.Starter

  package init(startThread: @escaping OwnThread.Starter = OwnThread.start) {
    self.startThread = startThread
  }

  /// Has `work` done by a thread; throws when there is none and none can be started.
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

  /// Work that waits; nil ends the thread.
  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.running -= 1
      return nil
    }
  }
}
