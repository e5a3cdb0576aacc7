import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("Image geometry")
struct ImageGeometryTests {
  @Test("with T frames, sample n is at column (n - 1024) / 2T, rounded outwards")
  func columns() {
    // 22 frames: 44 samples per column.
    let window = SampleWindow(samples: 5000..<54_000, sampleRate: 1e6, centerFrequency: 100e6)
    let geometry = ImageGeometry(window)
    func columns(_ samples: Range<Int>) -> Range<Int> {
      let box = Box(
        samples: (samples.lowerBound + 5000)..<(samples.upperBound + 5000),
        frequencies: 99.9e6...100.1e6)
      let pixels = geometry.pixels(of: box)
      return pixels.xMin..<pixels.xMax
    }
    #expect(columns(1024..<1068) == 0..<1)
    #expect(columns(1024..<1069) == 0..<2)
    #expect(columns((1024 + 4399)..<(1024 + 8801)) == 99..<201)
    #expect(columns((1024 + 4400)..<(1024 + 8800)) == 100..<200)
    // Before the first column and after the last one, where there are no frames.
    #expect(columns(0..<1000) == 0..<1)
    #expect(columns(0..<1025) == 0..<1)
    #expect(columns(48_000..<49_000) == 1023..<1024)
  }

  @Test("rows span the bins from half a bin above the highest to half a bin below the lowest")
  func rows() {
    // 16 bins of 256 Hz: 4 per row.
    let window = SampleWindow(samples: 0..<8192, sampleRate: 1024 * 1024, centerFrequency: 0)
    let geometry = ImageGeometry(window)
    let top = 512.0 * 1024 - 128
    func rows(_ frequencies: ClosedRange<Double>) -> Range<Int> {
      let pixels = geometry.pixels(of: Box(samples: 1024..<5000, frequencies: frequencies))
      return pixels.yMin..<pixels.yMax
    }
    #expect(rows((top - 1024)...top) == 0..<1)
    #expect(rows((top - 3 * 1024)...(top - 1024)) == 1..<3)
    #expect(rows((top - 3 * 1024 - 1)...(top - 1023)) == 0..<4)
    #expect(rows((512 * 1024 - 1)...(512 * 1024)) == 0..<1)
    #expect(rows((-512 * 1024)...(-512 * 1024 + 1)) == 1023..<1024)
    // A carrier without width.
    #expect(rows(0...0).count == 1)
  }

  @Test("every box inside a window covers at least one pixel of the image")
  func neverEmpty() {
    var generator = SeededGenerator(seed: 20_261_121)
    for _ in 0..<2000 {
      let count = Int.random(in: 4096...5_000_000, using: &generator)
      let window = SampleWindow(samples: 0..<count, sampleRate: 20e6, centerFrequency: 2.4e9)
      let start = Int.random(in: 0..<count, using: &generator)
      let length = Int.random(in: 1...min(count - start, 10_000), using: &generator)
      let low = 2.4e9 + Double.random(in: -10e6...10e6, using: &generator)
      let pixels = ImageGeometry(window).pixels(
        of: Box(samples: start..<(start + length), frequencies: low...(low + 100)))
      #expect(!pixels.isEmpty)
      #expect(pixels.xMin >= 0 && pixels.xMax <= 1024 && pixels.yMin >= 0 && pixels.yMax <= 1024)
    }
  }

  @Test("fractions of the image are converted to samples and back consistently")
  func shares() {
    let window = SampleWindow(samples: 0..<4_000_000, sampleRate: 20e6, centerFrequency: 2.4e9)
    let geometry = ImageGeometry(window)
    for column in [0, 1, 500, 1023] {
      let share = Double(column) / 1024
      let sample = geometry.sample(atFraction: share)
      let frequency = geometry.frequency(atFraction: share)
      let pixels = geometry.pixels(
        samples: sample...(sample + 1), frequencies: (frequency - 1)...frequency)
      #expect(pixels.xMin == column && pixels.yMin == column)
    }
  }
}
