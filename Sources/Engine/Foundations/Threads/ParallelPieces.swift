import Glibc
import Synchronization

/// Pieces of work that several threads take in order.
///
/// The work consists of stages; a stage starts when all pieces of the previous stage are done. If
/// pieces fail, the first one in order is reported, independent of the timing of the threads: all
/// pieces before it have been taken by then, and are completed.
package final class ParallelPieces: Sendable {
  /// A number of pieces, and the work for each.
  package struct Stage<Worker: Sendable>: Sendable {
    let count: Int
    let work: @Sendable (Worker, Int) throws -> Void

    /// `count` pieces; `work` receives the worker and the number of the piece.
    package init(count: Int, work: @escaping @Sendable (Worker, Int) throws -> Void) {
      self.count = count
      self.work = work
    }
  }

  private struct Failure {
    var piece: Int
    var error: any Error
  }

  /// The number of pieces before each stage, followed by the total.
  private let starts: [Int]
  private let next = Atomic(0)
  private let finished = Atomic(0)
  /// The number of threads, besides the calling one, that may be running a piece.
  private let helpers = Atomic(0)
  private let isStopped = Atomic(false)
  private let failure = Mutex<Failure?>(nil)
  /// How often a thread checks before it sleeps: waking up takes as long as a piece.
  private static let patience = 1000

  private init(counts: [Int]) {
    starts = counts.reduce(into: [0]) { $0.append($0.last! + $1) }
  }

  private var count: Int { starts.last! }

  /// Runs all pieces of `stages` on `workers`, one per thread; the first one on the calling thread.
  ///
  /// `progress` is called on the calling thread with the completed share, and cancels by returning
  /// false. Returns false if it was cancelled; throws the error of the first failing piece. If no
  /// more threads can be started, fewer threads do all the work.
  package static func run<Worker: Sendable>(
    _ stages: [Stage<Worker>], by workers: [Worker],
    progress: (Double) -> Bool = { _ in true }, startThread: OwnThread.Starter = OwnThread.start
  ) throws -> Bool {
    let pieces = ParallelPieces(counts: stages.map(\.count))
    for worker in workers.dropFirst().prefix(max(0, pieces.count - 1)) {
      do { try startThread { pieces.help(stages, with: worker) } } catch { break }
    }
    pieces.take(stages, by: workers[0], then: progress)
    pieces.waitForHelpers()
    if let failure = pieces.failure.withLock({ $0 }) { throw failure.error }
    return !pieces.isStopped.load(ordering: .sequentiallyConsistent) && progress(1)
  }

  /// Runs pieces until there are none left; a thread may start when all is done.
  private func help<Worker: Sendable>(_ stages: [Stage<Worker>], with worker: Worker) {
    helpers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    take(stages, by: worker) { _ in true }
    helpers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
  }

  /// Waits for the threads that are running a piece. A thread that starts later finds no piece, or
  /// finds everything stopped.
  private func waitForHelpers() {
    Self.wait { helpers.load(ordering: .sequentiallyConsistent) > 0 }
  }

  /// Waits while `condition` is true. This usually takes less time than a piece, so the thread
  /// spins before it sleeps.
  private static func wait(while condition: () -> Bool) {
    for _ in 0..<patience {
      guard condition() else { return }
      sched_yield()
    }
    while condition() { usleep(100) }
  }

  private func take<Worker: Sendable>(
    _ stages: [Stage<Worker>], by worker: Worker, then report: (Double) -> Bool
  ) {
    var stage = 0
    while !isStopped.load(ordering: .sequentiallyConsistent) {
      let piece = next.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
      guard piece < count else { return }
      while piece >= starts[stage + 1] { stage += 1 }
      guard waitForPieces(before: starts[stage]) else { return }
      do {
        try stages[stage].work(worker, piece - starts[stage])
      } catch {
        stop(piece, error)
        return
      }
      let done = finished.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
      if done < count, !report(Double(done) / Double(count)) {
        isStopped.store(true, ordering: .sequentiallyConsistent)
      }
    }
  }

  /// Waits until the pieces before `start` are done; returns false if they never will be.
  private func waitForPieces(before start: Int) -> Bool {
    Self.wait {
      finished.load(ordering: .acquiring) < start
        && !isStopped.load(ordering: .sequentiallyConsistent)
    }
    return finished.load(ordering: .acquiring) >= start
  }

  private func stop(_ piece: Int, _ error: any Error) {
    failure.withLock { failure in
      if piece < failure?.piece ?? .max { failure = Failure(piece: piece, error: error) }
    }
    isStopped.store(true, ordering: .sequentiallyConsistent)
  }
}
