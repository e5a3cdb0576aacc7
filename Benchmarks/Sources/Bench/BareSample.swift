import Libraries
import Radio

/// The random numbers, sines and cosines of a generated sample without anything else.
struct BareSample {
  private static let blockSize = 4096

  private let receivers: Int
  private let blocks: Int

  /// Those of `receivers` receivers with `sampleCount` IQ samples each.
  init(receivers: Int, sampleCount: Int) {
    self.receivers = receivers
    blocks = (sampleCount + Self.blockSize - 1) / Self.blockSize
  }

  /// Computes the phasors of the signal once, and the noise of each receiver.
  func run() {
    let kernels = SignalKernels.best
    let turns = FloatBuffer([Float](repeating: 0.3, count: Self.blockSize))
    let samples = FloatBuffer([Float](repeating: 0, count: 2 * Self.blockSize))
    for _ in 0..<blocks {
      kernels.phasors(turns.start, count: Self.blockSize, into: samples.start)
    }
    var random = SplitMix64(seed: 1)
    for _ in 0..<receivers {
      var state = NoiseState { random.next() }
      for _ in 0..<blocks {
        kernels.addNoise(&state, deviation: 1, count: Self.blockSize, to: samples.start)
      }
    }
  }
}
