import Dispatch
import Synchronization

/// Pieces of work that threads take one after the other, in order.
///
/// When pieces fail, the first of them in order is reported, whatever the threads' pace: pieces
/// before it have all been taken by then, and are finished.
final class ParallelPieces: Sendable {
  private struct Failure {
    var piece: Int
    var error: any Error
  }

  private let count: Int
  private let next = Atomic(0)
  private let finished = Atomic(0)
  private let isStopped = Atomic(false)
  private let failure = Mutex<Failure?>(nil)
  private static let queue = DispatchQueue(
    label: "labeltui.engine", qos: .userInitiated, attributes: .concurrent)

  private init(count: Int) { self.count = count }

  /// Has `workers`, one a thread and the first on the caller's, do the pieces 0..<`count`.
  ///
  /// `progress` is called on the caller's thread with the share that is done, and stops all by
  /// returning false. Returns whether it was not stopped; throws what the first failing piece threw.
  static func run<Worker: Sendable>(
    _ count: Int, by workers: [Worker], progress: (Double) -> Bool = { _ in true },
    _ work: @escaping @Sendable (Worker, Int) throws -> Void
  ) throws -> Bool {
    let pieces = ParallelPieces(count: count)
    let group = DispatchGroup()
    for worker in workers.dropFirst().prefix(max(0, count - 1)) {
      queue.async(group: group) {
        pieces.take {
          try work(worker, $0)
        } then: { _ in
          true
        }
      }
    }
    pieces.take {
      try work(workers[0], $0)
    } then: {
      progress($0)
    }
    group.wait()
    if let failure = pieces.failure.withLock({ $0 }) { throw failure.error }
    return !pieces.isStopped.load(ordering: .relaxed) && progress(1)
  }

  private func take(_ work: (Int) throws -> Void, then report: (Double) -> Bool) {
    while !isStopped.load(ordering: .relaxed) {
      let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard piece < count else { return }
      do {
        try work(piece)
      } catch {
        failure.withLock { failure in
          if piece < failure?.piece ?? .max { failure = Failure(piece: piece, error: error) }
        }
        next.store(count, ordering: .relaxed)
        return
      }
      let done = finished.wrappingAdd(1, ordering: .relaxed).newValue
      if done < count, !report(Double(done) / Double(count)) {
        isStopped.store(true, ordering: .relaxed)
      }
    }
  }
}
