import Dispatch
import Foundations
import Synchronization

/// Pieces of work that several threads do ahead of one consumer, which receives the results in
/// order.
///
/// Each thread is at most two pieces ahead of the consumer, so memory is bounded.
final class OrderedPieces<Value: Sendable>: Sendable {
  private let count: Int
  private let next = Atomic(0)
  private let stop = Atomic(false)
  private let results = Mutex<[Int: Result<Value, any Error>]>([:])
  /// Signaled for every piece that may be started.
  private let room = DispatchSemaphore(value: 0)
  /// Signaled for every piece that is done.
  private let ready = DispatchSemaphore(value: 0)

  private init(count: Int) { self.count = count }

  /// Runs the pieces 0..<`count` on `workers`, one per thread; the last argument of `work` tells it
  /// whether the piece was cancelled.
  ///
  /// The calling thread receives the results in order. It stops everything if `consume` returns
  /// false or throws, or if `shouldContinue`, which is called several times per second, returns
  /// false. Returns false if it was stopped; then all threads have ended. If no thread can be
  /// started, the calling thread does all pieces.
  static func run<Worker: Sendable>(
    _ count: Int, by workers: [Worker], startThread: OwnThread.Starter = OwnThread.start,
    _ work: @escaping @Sendable (Worker, Int, _ isStopped: () -> Bool) throws -> Value,
    shouldContinue: () -> Bool = { true },
    consume: (Int, Result<Value, any Error>) throws -> Bool
  ) throws -> Bool {
    let pieces = OrderedPieces(count: count)
    let group = DispatchGroup()
    var threads = 0
    for worker in workers.prefix(count) {
      group.enter()
      do {
        try startThread {
          pieces.run { try work(worker, $0, $1) }
          group.leave()
        }
        threads += 1
      } catch {
        group.leave()
        break
      }
    }
    for _ in 0..<2 * threads { pieces.room.signal() }
    defer { pieces.end(threads, group) }
    for index in 0..<count {
      if threads == 0, shouldContinue() {
        let result = Result { try work(workers[0], index) { false } }
        pieces.results.withLock { $0[index] = result }
      }
      guard let result = pieces.result(of: index, shouldContinue: shouldContinue),
        try consume(index, result)
      else { return false }
      pieces.room.signal()
    }
    return true
  }

  private func run(_ work: (Int, () -> Bool) throws -> Value) {
    while true {
      room.wait()
      let isStopped = { self.stop.load(ordering: .relaxed) }
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard !isStopped(), index < count else { return }
      let result = Result { try work(index, isStopped) }
      results.withLock { $0[index] = result }
      ready.signal()
    }
  }

  /// Waits for the result of piece `index`; nil if `shouldContinue` returns false.
  private func result(of index: Int, shouldContinue: () -> Bool) -> Result<Value, any Error>? {
    while shouldContinue() {
      if let result = results.withLock({ $0.removeValue(forKey: index) }) { return result }
      _ = ready.wait(timeout: .now() + .milliseconds(50))
    }
    return nil
  }

  private func end(_ workers: Int, _ group: DispatchGroup) {
    stop.store(true, ordering: .relaxed)
    for _ in 0..<workers { room.signal() }
    group.wait()
  }
}
