import TestSupport
import Testing

@testable import Workstation

@Suite("Levels by rank")
struct RankedLevelsTests {
  @Test("every rank has the level that sorting puts there", arguments: [1, 2, 100, 3000])
  func ranks(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    var levels = (0..<count).map { _ in Float.random(in: -150...60, using: &generator) }
    levels[0] = levels[count - 1]
    for extra in [0, -0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude] as [Float] {
      levels.append(extra)
    }
    let (ranked, sorted) = (RankedLevels(levels), levels.sorted())
    #expect(ranked.count == sorted.count)
    #expect(sorted.indices.allSatisfy { ranked[$0] == sorted[$0] })
  }
}
