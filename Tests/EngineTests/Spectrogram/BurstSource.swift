@testable import Radio

/// Weak noise with one short burst of a tone, generated when it is read. The noise repeats, so that
/// a long capture is read quickly.
struct BurstSource: IQSource {
  let sampleCount: Int
  /// The samples of the burst.
  let burst: Range<Int>
  /// Cycles per sample of the burst.
  let frequency = 0.125

  private static let noise: [Float] = {
    let source = NoiseSource(sampleCount: 4096, seed: 5)
    var samples = [Float](repeating: 0, count: 2 * 4096)
    samples.withUnsafeMutableBufferPointer { samples in
      source.read(0x1_0000..<0x1_1000, into: samples)
    }
    return samples
  }()

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    var sample = range.lowerBound
    while sample < range.upperBound {
      let first = sample & 4095
      let count = min(4096 - first, range.upperBound - sample)
      Self.noise.withUnsafeBufferPointer { noise in
        (destination.baseAddress! + 2 * (sample - range.lowerBound)).update(
          from: noise.baseAddress! + 2 * first, count: 2 * count)
      }
      sample += count
    }
    for sample in range.clamped(to: burst) {
      let angle = 2 * Double.pi * (frequency * Double(sample)).truncatingRemainder(dividingBy: 1)
      let index = 2 * (sample - range.lowerBound)
      destination[index] += 0.05 * Float(cosine(angle))
      destination[index + 1] += 0.05 * Float(cosine(angle - Double.pi / 2))
    }
  }
}
