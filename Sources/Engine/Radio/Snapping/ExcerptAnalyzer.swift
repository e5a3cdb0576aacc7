import Libraries

/// Computes the powers of single frames anywhere in a capture: transforms of samples weighted with a Hann window.
final class ExcerptAnalyzer {
  private let transform: FFTWTransform
  private let weights: FloatBuffer
  private let samples: FloatBuffer
  private let powers: FloatBuffer

  /// The points of a transform, and the number of bins.
  var size: Int { transform.size }

  /// An analyzer for frames of `size` samples, a power of two of at least 32.
  init(size: Int) {
    transform = FFTWTransform(size: size)
    weights = FloatBuffer(HannWindow.centered(size))
    samples = FloatBuffer(count: 2 * size)
    powers = FloatBuffer(count: size)
  }

  /// The powers of the frame that starts at sample `start` of `source`, from the lowest frequency, where white noise of power
  /// 1 has 1 in all bins. They are valid until the next call. What is outside of the capture counts as zero.
  func powers(from start: Int, of source: some IQSource) throws -> UnsafeMutablePointer<Float> {
    let inside = (start..<start + size).clamped(to: 0..<source.sampleCount)
    if inside.count < size { samples.values.update(repeating: 0) }
    if !inside.isEmpty {
      let place = 2 * (inside.lowerBound - start)
      try source.read(
        inside, into: UnsafeMutableBufferPointer(rebasing: samples.values[place...]))
    }
    let kernels = SpectrogramKernels.best
    kernels.weigh(
      samples.start, by: weights.start, count: size, into: transform.input.baseAddress!)
    transform.execute()
    kernels.powers(of: transform.output.baseAddress!, count: size, into: powers.start)
    return powers.start
  }
}
