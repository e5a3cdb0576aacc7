import TestSupport
import Testing

@testable import Radio

@Suite("Windows that contain boxes")
struct WindowRunsTests {
  @Test("are those that any box overlaps, each once, in order", arguments: 1...6)
  func windows(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let grid = WindowGrid(duration: 1, sampleCount: 1_000_003, sampleRate: 5000)
    let boxes = (0..<60).map { _ in
      let start = Int.random(in: 0..<1_000_000, using: &generator)
      return start..<min(1_000_003, start + Int.random(in: 1...12_000, using: &generator))
    }
    let runs = WindowRuns(grid, holding: boxes)
    let expected = Set(boxes.flatMap { grid.indices(overlapping: $0) }).sorted()
      .map { grid.samples(ofWindow: $0) }
    #expect((0..<runs.count).map { runs.samples(ofWindow: $0) } == expected)
  }

  @Test("of a box over terabytes take constant memory")
  func hugeCapture() {
    let samples = 2_000_000_000_000
    let grid = WindowGrid(duration: 0.2, sampleCount: samples, sampleRate: 1e5)
    let runs = WindowRuns(grid, holding: [5..<samples, 100..<200])
    #expect(runs.count == 100_000_000)
    #expect(runs.samples(ofWindow: 99_999_999) == (samples - 20_000)..<samples)
  }
}
