import Glibc
import Synchronization
import Testing

@testable import Foundations
@testable import Radio

@Suite("Parallel pieces")
struct ParallelPiecesTests {
  /// The pieces that were done, with their workers and their order.
  private final class Ledger: Sendable {
    let pieces = Mutex<[(stage: Int, piece: Int)]>([])

    func stage(_ stage: Int, count: Int) -> ParallelPieces.Stage<Int> {
      ParallelPieces.Stage(count: count) { _, piece in
        self.pieces.withLock { $0.append((stage, piece)) }
      }
    }
  }

  @Test("every piece is done once, and a stage starts after the previous one", arguments: 1...6)
  func once(workers: Int) throws {
    for _ in 0..<100 {
      let ledger = Ledger()
      let stages = [
        ledger.stage(0, count: 40), ledger.stage(1, count: 3), ledger.stage(2, count: 9),
      ]
      #expect(try ParallelPieces.run(stages, by: Array(0..<workers)))
      let done = ledger.pieces.withLock { $0 }
      #expect(done.map(\.stage) == done.map(\.stage).sorted())
      for (stage, count) in [(0, 40), (1, 3), (2, 9)] {
        let pieces = done.filter { $0.stage == stage }.map(\.piece)
        #expect(pieces.sorted() == Array(0..<count))
      }
    }
  }

  @Test("of several failures the first in order is thrown", arguments: 1...6)
  func failures(workers: Int) throws {
    for _ in 0..<100 {
      let stage = ParallelPieces.Stage<Int>(count: 50) { _, piece in
        if piece >= 20 { throw SpectrogramError.notFinite(sample: piece, sampleRate: 1) }
      }
      #expect(throws: SpectrogramError.notFinite(sample: 20, sampleRate: 1)) {
        try ParallelPieces.run([stage], by: Array(0..<workers))
      }
    }
  }

  @Test("after stopping, no piece is running", arguments: 1...6)
  func stopped(workers: Int) throws {
    var late = 0
    for _ in 0..<100 {
      let run = StoppedRun()
      let stage = ParallelPieces.Stage<Int>(count: 1000) { _, _ in run.work() }
      #expect(try !ParallelPieces.run([stage], by: Array(0..<workers)) { $0 < 0.01 })
      late += run.active
    }
    #expect(late == 0)
  }

  /// Counts the running pieces.
  private final class StoppedRun: Sendable {
    private let count = Atomic(0)

    func work() {
      count.wrappingAdd(1, ordering: .sequentiallyConsistent)
      for _ in 0..<100 { sched_yield() }
      count.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }

    /// The current count.
    var active: Int { count.load(ordering: .sequentiallyConsistent) }
  }

  @Test("the caller does not wait for threads that never start", .timeLimit(.minutes(1)))
  func takenThreads() throws {
    let taken = TakenThreads()
    let ledger = Ledger()
    #expect(try ParallelPieces.run([ledger.stage(0, count: 100)], by: [0, 1, 2, 3]))
    #expect(ledger.pieces.withLock { $0.count } == 100)
    taken.release()
  }
}
