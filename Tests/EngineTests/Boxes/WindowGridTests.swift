import Testing

@testable import Radio

@Suite("Window grid")
struct WindowGridTests {
  @Test(
    "windows cover the capture, have the same length and end with it",
    arguments: [(1.0, 100_000, 9000.0), (0.2, 1_000_001, 1e6), (3, 10, 1), (0.0004, 12_345, 1e6)])
  func cover(duration: Double, sampleCount: Int, sampleRate: Double) {
    let grid = WindowGrid(duration: duration, sampleCount: sampleCount, sampleRate: sampleRate)
    var end = 0
    for index in 0..<grid.count {
      let samples = grid.samples(ofWindow: index)
      #expect(samples.count == grid.windowSamples && samples.lowerBound <= end)
      end = samples.upperBound
    }
    #expect(end == sampleCount)
    for sample in stride(from: 0, to: sampleCount, by: max(1, sampleCount / 97)) {
      #expect(grid.samples(ofWindow: grid.index(ofWindowAt: sample)).contains(sample))
    }
  }

  @Test("a capture shorter than a window has one window")
  func shortCapture() {
    let grid = WindowGrid(duration: 0.2, sampleCount: 500_000, sampleRate: 10e6)
    #expect(grid.count == 1 && grid.samples(ofWindow: 0) == 0..<500_000)
  }

  @Test(
    "extreme durations and rates do not trap",
    arguments: [(Double.infinity, 1e6), (.nan, 1e6), (1e-300, 1e6), (1e300, 1e300), (1, 1e-300)])
  func absurdities(duration: Double, sampleRate: Double) {
    let grid = WindowGrid(duration: duration, sampleCount: 10_000, sampleRate: sampleRate)
    #expect((4096...10_000).contains(grid.windowSamples))
    #expect(grid.samples(ofWindow: grid.count - 1).upperBound == 10_000)
  }

  @Test("a window shorter than the model's minimum is refused, unless it is the whole capture")
  func tooShort() throws {
    let grid = WindowGrid(duration: 0.001, sampleCount: 100_000, sampleRate: 1e6)
    let error = try #require(grid.refused)
    #expect(
      "\(error)"
        == "a window of 1 ms is too short: the minimum at 1 MS/s is 4.096 ms "
        + "(4096 samples); choose --window 0.004096 or more")
    for (duration, count) in [(0.004096, 100_000), (0.001, 1000), (0.2, 1000)] {
      let grid = WindowGrid(duration: duration, sampleCount: count, sampleRate: 1e6)
      #expect(grid.refused == nil)
    }
  }

  @Test("the windows of a box are those that it overlaps")
  func overlapping() {
    let grid = WindowGrid(duration: 1, sampleCount: 95_000, sampleRate: 10_000)
    #expect(grid.indices(overlapping: 5000..<10_000) == 0...0)
    #expect(grid.indices(overlapping: 5000..<10_001) == 0...1)
    #expect(grid.indices(overlapping: 90_000..<95_000) == 9...9)
  }
}
