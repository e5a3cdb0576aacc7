import Foundation
import Synchronization
import Testing

@testable import Datasets
@testable import Radio

@Suite("Ordered pieces")
struct OrderedPiecesTests {
  @Test("results arrive in order, and work does not run too far ahead", arguments: [1, 2, 5])
  func order(workers: Int) throws {
    let consumed = Atomic(0)
    let farthest = Atomic(0)
    var indices: [Int] = []
    let isComplete = try OrderedPieces<Int>.run(
      200, by: [Int](repeating: 0, count: workers),
      { _, index, _ in
        farthest.max(index - consumed.load(ordering: .relaxed), ordering: .relaxed)
        if index % 7 == 0 { usleep(500) }
        return 3 * index
      },
      consume: { index, result in
        indices.append(index)
        let value = try result.get()
        #expect(value == 3 * index)
        consumed.wrappingAdd(1, ordering: .relaxed)
        return true
      })
    #expect(isComplete && indices == Array(0..<200))
    #expect(farthest.load(ordering: .relaxed) <= 2 * workers)
  }

  @Test("no pieces end immediately, and a failed piece is a result")
  func edges() throws {
    #expect(
      try OrderedPieces<Int>.run(0, by: [1], { _, _, _ in 1 }, consume: { _, _ in true }))
    var failures = 0
    _ = try OrderedPieces<Int>.run(
      3, by: [1, 2],
      { _, index, _ in
        if index == 1 { throw SpectrogramError.cancelled }
        return index
      },
      consume: { _, result in
        if case .failure = result { failures += 1 }
        return true
      })
    #expect(failures == 1)
  }

  @Test("stopping ends the threads, even in the middle of a long piece")
  func stop() throws {
    let running = Atomic(0)
    let begin = ContinuousClock.now
    let isComplete = try OrderedPieces<Int>.run(
      100, by: [1, 2, 3],
      { _, index, isStopped in
        running.wrappingAdd(1, ordering: .relaxed)
        while !isStopped() { usleep(1000) }
        running.wrappingSubtract(1, ordering: .relaxed)
        return index
      },
      shouldContinue: { ContinuousClock.now - begin < .milliseconds(100) },
      consume: { _, _ in true })
    #expect(!isComplete && running.load(ordering: .relaxed) == 0)
    #expect(throws: SpectrogramError.cancelled) {
      try OrderedPieces<Int>.run(
        100, by: [1, 2], { _, index, _ in index },
        consume: { index, _ in
          if index == 5 { throw SpectrogramError.cancelled }
          return true
        })
    }
  }
}
