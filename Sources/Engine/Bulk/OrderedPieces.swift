import Dispatch
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
  static func run<Worker: Sendable>(
    _ count: Int, by workers: [Worker],
    _ work: @escaping @Sendable (Worker, Int, _ isStopped: () -> Bool) throws -> Value,
    goesOn: () -> Bool = { true },
    consume: (Int, Result<Value, any Error>) throws -> Bool
  ) throws -> Bool {
    let pieces = OrderedPieces(count: count)
    let queue = DispatchQueue(
      label: "labeltui.engine.ordered", qos: .userInitiated, attributes: .concurrent)
    let group = DispatchGroup()
    for worker in workers.prefix(count) {
      queue.async(group: group) { pieces.take { try work(worker, $0, $1) } }
    }
    for _ in workers.indices.flatMap({ [$0, $0] }) { pieces.room.signal() }
    defer { pieces.end(workers.count, group) }
    for index in 0..<count {
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
