@testable import Radio

/// Noise of power 2/3 with a carrier in it, computed on reading.
struct NoiseSource: IQSource {
  let sampleCount: Int

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    for index in 0..<(2 * range.count) {
      let bits = SplitMix64.value(seed: 1, at: 2 * range.lowerBound + index)
      let carrier: Float = index & 1 == 0 ? 1 : 0
      destination[index] = Float(Int32(truncatingIfNeeded: bits)) / 0x1p31 + carrier
    }
  }
}
