import Synchronization
import Testing

@testable import Datasets
@testable import Foundations
@testable import Radio

@Suite("Background work")
struct BackgroundWorkTests {
  @Test("returns the result or throws the error at every call")
  func results() throws {
    let sum = BackgroundWork { _ in (1...100).reduce(0, +) }
    #expect(try sum.result() == 5050)
    #expect(try sum.result() == 5050)
    let failure = BackgroundWork<Int> { _ in throw SampleError.noBoxInWindow }
    #expect(throws: SampleError.noBoxInWindow) { try failure.result() }
  }

  @Test("can be cancelled, and has ended when cancel returns")
  func cancelled() throws {
    let hasEnded = Mutex(false)
    let work = BackgroundWork { isCancelled in
      while !isCancelled() {}
      hasEnded.withLock { $0 = true }
      return 7
    }
    work.cancel()
    #expect(hasEnded.withLock { $0 })
    #expect(try work.result() == 7)
  }

  @Test("is done immediately if no thread can be started")
  func noThread() throws {
    let refuse: OwnThread.Starter = { (_) throws(ThreadError) in throw .cannotStart(code: 11) }
    let work = BackgroundWork(startThread: refuse) { _ in 7 }
    #expect(try work.result() == 7)
    work.cancel()
    let stage = ParallelPieces.Stage<Int>(count: 9) { _, _ in }
    #expect(try ParallelPieces.run([stage], by: [0, 1, 2], startThread: refuse))
    var values: [Int] = []
    let isComplete = try OrderedPieces<Int>.run(
      5, by: [1, 2], startThread: refuse, { _, index, _ in index },
      consume: { _, result in
        values.append(try result.get())
        return true
      })
    #expect(isComplete && values == [0, 1, 2, 3, 4])
  }

  @Test("starts even if all shared threads of queues are busy", .timeLimit(.minutes(1)))
  func takenThreads() throws {
    let taken = TakenThreads()
    let work = BackgroundWork { _ in 1 }
    #expect(try work.result() == 1)
    taken.release()
  }
}
