@testable import Radio

/// Any number of samples of noise with a few tones, generated when they are read.
struct NoiseSource: IQSource {
  let sampleCount: Int
  var seed: UInt64 = 1
  /// The largest amplitude of the noise; the carrier's is 1/4.
  var noise: Float = 0x1p-9

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    for sample in range {
      var mixed = (UInt64(sample) &+ seed) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed ^= mixed >> 27
      let i = Float(Int32(truncatingIfNeeded: mixed)) / 0x1p31 * noise
      let q = Float(Int32(truncatingIfNeeded: mixed >> 32)) / 0x1p31 * noise
      // A square wave: a carrier with harmonics that comes and goes.
      let tone: Float = sample & 0x7_0000 == 0 ? (sample & 8 == 0 ? 0.25 : -0.25) : 0
      let index = 2 * (sample - range.lowerBound)
      destination[index] = i + tone
      destination[index + 1] = q
    }
  }
}
