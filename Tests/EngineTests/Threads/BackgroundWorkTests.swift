import Testing

@testable import Engine

@Suite("Background work")
struct BackgroundWorkTests {
  @Test("gives what was computed, or throws what went wrong, as often as it is asked")
  func results() throws {
    let sum = BackgroundWork { _ in (1...100).reduce(0, +) }
    #expect(try sum.result() == 5050)
    #expect(try sum.result() == 5050)
    let failure = BackgroundWork<Int> { _ in throw SampleError.noBoxInWindow }
    #expect(throws: SampleError.noBoxInWindow) { try failure.result() }
  }

  @Test("is told that nobody wants it, and has ended when cancel returns")
  func cancelled() throws {
    let work = BackgroundWork { isCancelled in
      var rounds = 0
      while !isCancelled() { rounds += 1 }
      return rounds
    }
    work.cancel()
    #expect(try work.result() >= 0)
  }

  @Test("begins although all threads that queues share are taken", .timeLimit(.minutes(1)))
  func takenThreads() throws {
    let taken = TakenThreads()
    let work = BackgroundWork { _ in 1 }
    #expect(try work.result() == 1)
    taken.release()
  }
}
