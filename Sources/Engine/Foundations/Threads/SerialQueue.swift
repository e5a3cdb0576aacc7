import Dispatch
import Synchronization

/// Runs functions one after another, on a thread that exists only while there are functions to run.
package final class SerialQueue: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var hasThread = false
  }

  private let threads: WorkThreads
  private let priority: ThreadPriority?
  private let state = Mutex(State())
  private let unfinished = DispatchGroup()

  /// A queue whose functions run on a thread of `threads`, with `priority` if given.
  package init(_ threads: WorkThreads, priority: ThreadPriority? = nil) {
    self.threads = threads
    self.priority = priority
  }

  /// Appends `job` to the queue. Throws if no thread can be started for it.
  package func add(_ job: @escaping @Sendable () -> Void) throws(ThreadError) {
    let failure = state.withLock { state -> ThreadError? in
      if !state.hasThread {
        do throws(ThreadError) { try threads.start { self.run() } } catch { return error }
        state.hasThread = true
      }
      unfinished.enter()
      state.jobs.append(job)
      return nil
    }
    if let failure { throw failure }
  }

  /// Whether a function is running or waiting.
  package var isBusy: Bool { state.withLock(\.hasThread) }

  /// Waits until all functions have returned.
  package func finish() { unfinished.wait() }

  private func run() {
    priority?.adopt()
    while let job = next() {
      job()
      unfinished.leave()
    }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.jobs.isEmpty else { return state.jobs.removeFirst() }
      state.hasThread = false
      return nil
    }
  }
}
