import Foundations
import Glibc
import Synchronization

/// Pieces of work that threads take one after the other, in order.
///
/// Work comes in stages: a stage begins when all pieces of the one before are done. When pieces fail,
/// the first of them in order is reported, whatever the threads' pace: pieces before it have all
/// been taken by then, and are finished.
final class ParallelPieces: Sendable {
  /// A number of pieces, and what to do with each.
  struct Stage<Worker: Sendable>: Sendable {
    var count: Int
    var work: @Sendable (Worker, Int) throws -> Void
  }

  private struct Failure {
    var piece: Int
    var error: any Error
  }

  /// Pieces of the stages before each stage, and of all in the end.
  private let starts: [Int]
  private let next = Atomic(0)
  private let finished = Atomic(0)
  /// Threads besides the caller's that may be at a piece.
  private let helpers = Atomic(0)
  private let isStopped = Atomic(false)
  private let failure = Mutex<Failure?>(nil)
  /// How often a thread looks again before it sleeps: being woken takes as long as a piece.
  private static let patience = 1000

  private init(counts: [Int]) {
    starts = counts.reduce(into: [0]) { $0.append($0.last! + $1) }
  }

  private var count: Int { starts.last! }

  /// Has `workers`, one a thread and the first on the caller's, do all pieces of `stages`.
  ///
  /// `progress` is called on the caller's thread with the share that is done, and stops all by
  /// returning false. Returns whether it was not stopped; throws what the first failing piece threw.
  /// Where there can be no more threads, fewer of them do everything.
  static func run<Worker: Sendable>(
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

  /// Takes pieces unless there are none any more: a thread may come when all is over.
  private func help<Worker: Sendable>(_ stages: [Stage<Worker>], with worker: Worker) {
    helpers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    take(stages, by: worker) { _ in true }
    helpers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
  }

  /// Waits for those who are at a piece. Who comes later finds no piece, or that all is stopped.
  private func waitForHelpers() {
    Self.wait { helpers.load(ordering: .sequentiallyConsistent) > 0 }
  }

  /// Waits as long as `condition` holds: mostly for less than a piece takes, for which a thread is not put to sleep.
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

  /// Waits until the pieces before `start` are done. False when they never will be.
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
