/// A filter that keeps one of `factor` samples. Its weights are shifted to the frequency of the band, so that samples are
/// only mixed down at the lowest rate.
final class DecimationStage: Sendable {
  /// Input samples per output sample.
  let factor: Int
  /// The input samples that an output needs, from the one at its own time.
  let reach: ClosedRange<Int>
  /// The real parts of four weights, each twice: for I and for Q. Then the same of the imaginary parts.
  private let real: [SIMD8<Float>]
  private let imaginary: [SIMD8<Float>]

  /// A stage with symmetric `weights`, whose input has one sample per `spacing` samples of `clock`.
  init(factor: Int, weights: [Double], clock: PhaseClock, spacing: Int) {
    self.factor = factor
    let half = weights.count / 2
    let groups = (weights.count + 3) / 4
    reach = -half...4 * groups - 1 - half
    var (real, imaginary): ([SIMD8<Float>], [SIMD8<Float>]) = (
      Array(repeating: .zero, count: groups), Array(repeating: .zero, count: groups)
    )
    for (index, weight) in weights.enumerated() {
      let phasor = clock.phasor(at: (half - index) * spacing)
      for lane in 0..<2 {
        real[index / 4][2 * (index % 4) + lane] = Float(weight * phasor.real)
        imaginary[index / 4][2 * (index % 4) + lane] = Float(weight * phasor.imaginary)
      }
    }
    self.real = real
    self.imaginary = imaginary
  }

  /// The input samples of the outputs `range`.
  func inputs(of range: Range<Int>) -> Range<Int> {
    range.lowerBound * factor + reach.lowerBound..<(range.upperBound - 1) * factor
      + reach.upperBound + 1
  }

  /// Computes `count` outputs from `samples`, which start with the first input of the first output. Both are interleaved.
  ///
  /// An output is always the same sum in the same order, wherever it is in a block.
  func apply(to samples: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
  {
    var index = 0
    while index + 1 < count {
      applyTwice(to: samples + 2 * index * factor, into: output + 2 * index)
      index += 2
    }
    if index < count { applyOnce(to: samples + 2 * index * factor, into: output + 2 * index) }
  }

  private func applyOnce(
    to samples: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) {
    let input = UnsafeRawPointer(samples)
    var (sum, turned) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    for group in real.indices {
      let value = input.loadUnaligned(fromByteOffset: 32 * group, as: SIMD8<Float>.self)
      sum += value * real[group]
      turned += value * imaginary[group]
    }
    Self.store(sum, turned, in: output)
  }

  /// Computes two outputs at a time, so that each weight is loaded once for both.
  private func applyTwice(
    to samples: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
  ) {
    let input = UnsafeRawPointer(samples)
    let next = UnsafeRawPointer(samples + 2 * factor)
    var (sum, turned) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    var (nextSum, nextTurned) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    real.withUnsafeBufferPointer { real in
      imaginary.withUnsafeBufferPointer { imaginary in
        for group in real.indices {
          let value = input.loadUnaligned(fromByteOffset: 32 * group, as: SIMD8<Float>.self)
          let nextValue = next.loadUnaligned(fromByteOffset: 32 * group, as: SIMD8<Float>.self)
          sum += value * real[group]
          turned += value * imaginary[group]
          nextSum += nextValue * real[group]
          nextTurned += nextValue * imaginary[group]
        }
      }
    }
    Self.store(sum, turned, in: output)
    Self.store(nextSum, nextTurned, in: output + 2)
  }

  /// Adds the lanes: `sum` holds products with real parts, `turned` those with imaginary parts.
  private static func store(
    _ sum: SIMD8<Float>, _ turned: SIMD8<Float>, in output: UnsafeMutablePointer<Float>
  ) {
    output[0] = sum.evenHalf.sum() - turned.oddHalf.sum()
    output[1] = sum.oddHalf.sum() + turned.evenHalf.sum()
  }
}
