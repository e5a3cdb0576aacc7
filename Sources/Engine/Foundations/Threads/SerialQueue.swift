import Dispatch
import Synchronization

/// Jobs that are done one after the other, by a thread that lives as long as there are any.
package final class SerialQueue: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var hasThread = false
  }

  private let threads: WorkThreads
  private let priority: ThreadPriority?
  private let state = Mutex(State())
  private let unfinished = DispatchGroup()

  /// Jobs are done by a thread of `threads`, which takes `priority` where one is given.
  package init(_ threads: WorkThreads, priority: ThreadPriority? = nil) {
    self.threads = threads
    self.priority = priority
  }

  /// Has `job` done behind all others; throws when there is no thread for it.
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

  /// Whether a job is being done or waits.
  package var isBusy: Bool { state.withLock(\.hasThread) }

  /// Waits until all jobs are done.
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
