import CKernels

/// The inner loops of generated signals and their features (`CKernels`), for one instruction set.
///
/// All instruction sets give the same bytes. Complex samples are interleaved; counts of samples are multiples of
/// `SignalKernels.step` unless a comment says otherwise.
///
/// `@unchecked Sendable`: the table is constant memory of the program.
package struct SignalKernels: @unchecked Sendable {
  /// Sums over a block of samples.
  package struct EnvelopeSums: Sendable {
    /// The number of samples.
    package let count: Int
    /// The sum and the largest of the squared magnitudes.
    package let power, largestPower: Double
    /// A magnitude of the block, and the sums of the differences to it and of their squares.
    package let reference, difference, squaredDifference: Double
    /// How often the sign of the real part changes.
    package let crossings: Int

    fileprivate init(_ sums: envelope_sums, count: Int) {
      self.count = count
      power = sums.power
      largestPower = sums.largest_power
      reference = sums.reference
      difference = sums.difference
      squaredDifference = sums.squared_difference
      crossings = Int(sums.crossings)
    }
  }

  /// Samples are processed in groups of this many.
  package static let step = 16

  private let table: signal_kernels

  /// The best kernels for this processor, up to level `limit`.
  package init(upTo limit: SpectrogramKernels.Level) {
    table = signal_kernels_up_to(Int32(limit.limit.rawValue)).pointee
  }

  /// The best kernels for this processor, limited like `SpectrogramKernels.best`.
  package static let best = SignalKernels(upTo: SpectrogramKernels.levelLimit)

  /// Adds complex white noise, whose I and Q have the standard deviation `deviation`.
  package func addNoise(
    _ state: inout NoiseState, deviation: Float, count: Int, to samples: UnsafeMutablePointer<Float>
  ) {
    state.words.withUnsafeMutableBufferPointer {
      table.add_noise($0.baseAddress, deviation, count, samples)
    }
  }

  /// Stores exp(2πi · turns) for each of `count` turns.
  package func phasors(
    _ turns: UnsafePointer<Float>, count: Int, into samples: UnsafeMutablePointer<Float>
  ) { table.phasors(turns, count, samples) }

  /// Stores the convolution with complex `taps` (interleaved, the tap of delay 0 first). As many samples as there are
  /// taps, less one, must lie before `samples`.
  package func convolve(
    _ samples: UnsafePointer<Float>, with taps: [Float], count: Int,
    into output: UnsafeMutablePointer<Float>
  ) { table.convolve(samples, taps, taps.count / 2, count, output) }

  /// Multiplies the samples by complex gains, given for every sixteenth sample and interpolated linearly;
  /// `count / 16 + 1` gains.
  package func modulate(
    _ samples: UnsafeMutablePointer<Float>, by gains: UnsafePointer<Float>, count: Int
  ) { table.modulate(gains, count, samples) }

  /// The sums over `count` samples, any number in 1...65,536. `isNegative` is whether the real part before them is
  /// negative, and then whether the last one is.
  package func envelope(
    _ samples: UnsafePointer<Float>, count: Int, isNegative: inout Bool
  ) -> EnvelopeSums {
    var sums = envelope_sums()
    var negative: Int32 = isNegative ? 1 : 0
    table.envelope(samples, count, &negative, &sums)
    isNegative = negative != 0
    return EnvelopeSums(sums, count: count)
  }
}

/// The state of the generators of `SignalKernels.addNoise`.
package struct NoiseState: Sendable {
  fileprivate var words: [UInt32]

  /// A state whose noise depends only on the numbers that `next` returns.
  package init(_ next: () -> UInt64) {
    words = []
    for _ in 0..<32 {
      let bits = next()
      words.append(UInt32(truncatingIfNeeded: bits))
      words.append(UInt32(truncatingIfNeeded: bits >> 32))
    }
    // A generator that is all zeros stays so.
    for lane in 0..<16 { words[lane] |= 1 }
  }
}
