import Dispatch
import Foundations
import Synchronization

/// Pieces of work that threads do ahead of one consumer, who gets the results in order.
///
/// The threads are at most two pieces each ahead of the consumer, so that memory is bounded.
final class OrderedPieces<Value: Sendable>: Sendable {
  private let count: Int
  private let next = Atomic(0)
  private let stop = Atomic(false)
  private let results = Mutex<[Int: Result<Value, any Error>]>([:])
  /// Signalled for every piece that may be begun.
  private let room = DispatchSemaphore(value: 0)
  /// Signalled for every piece that is done.
  private let ready = DispatchSemaphore(value: 0)

  private init(count: Int) { self.count = count }

  /// Has `workers`, one a thread, do the pieces 0..<`count`; `work` is told by its last argument
  /// whether nobody wants the piece any more.
  ///
  /// The caller's thread is given the results in order. It stops all when `consume` returns false or
  /// throws, or when `goesOn`, which is asked several times a second, returns false. Returns whether
  /// it was not stopped; all threads have ended then.
  /// Where no thread can be started, the caller's does all pieces.
  static func run<Worker: Sendable>(
    _ count: Int, by workers: [Worker], startThread: OwnThread.Starter = OwnThread.start,
    _ work: @escaping @Sendable (Worker, Int, _ isStopped: () -> Bool) throws -> Value,
    goesOn: () -> Bool = { true },
    consume: (Int, Result<Value, any Error>) throws -> Bool
  ) throws -> Bool {
    let pieces = OrderedPieces(count: count)
    let group = DispatchGroup()
    var threads = 0
    for worker in workers.prefix(count) {
      group.enter()
      do {
        try startThread {
          pieces.take { try work(worker, $0, $1) }
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
      if threads == 0, goesOn() {
        let result = Result { try work(workers[0], index) { false } }
        pieces.results.withLock { $0[index] = result }
      }
      guard let result = pieces.result(of: index, goesOn: goesOn), try consume(index, result)
      else { return false }
      pieces.room.signal()
    }
    return true
  }

  private func take(_ work: (Int, () -> Bool) throws -> Value) {
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

  /// The result of piece `index`, as soon as it is there; nil when `goesOn` says no before.
  private func result(of index: Int, goesOn: () -> Bool) -> Result<Value, any Error>? {
    while goesOn() {
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
