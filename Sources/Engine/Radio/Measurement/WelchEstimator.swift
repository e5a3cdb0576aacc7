import Glibc
import Libraries

/// Adds up the periodograms of a range of samples, in order, with the memory of a few.
final class WelchEstimator {
  private let transform: FFTWTransform
  private let windowLength: Int
  private let hop: Int
  private let sampleRate: Double
  private let weights: FloatBuffer
  /// The sum of the squared weights: the power of white noise of power 1 in every bin.
  private let energy: Double
  private let segmentsPerBlock: Int
  private let block: FloatBuffer
  private let peaks: FloatBuffer
  private let blockSums: FloatBuffer
  private let kernels = SpectrogramKernels.best

  /// Sums over all blocks, in FFTW's order. float32 is not precise enough for millions of
  /// periodograms.
  private var sums: [Double]
  private var segmentCount = 0
  private var sampleCount = 0

  /// The approximate number of samples that are read and kept at a time.
  private static let blockSamples = 1 << 16

  /// Uses segments of `windowLength` samples, zero-padded to `fftSize`.
  init(fftSize: Int, windowLength: Int, sampleRate: Double) {
    precondition(PowerSpectrum.transformSizes.contains(fftSize) && fftSize.nonzeroBitCount == 1)
    precondition((1...fftSize).contains(windowLength))
    self.windowLength = windowLength
    self.sampleRate = sampleRate
    transform = FFTWTransform(size: fftSize)
    hop = max(1, windowLength / 2)
    let window = Self.window(windowLength)
    weights = FloatBuffer(window + [Float](repeating: 0, count: fftSize - windowLength))
    energy = window.reduce(0) { $0 + Double($1) * Double($1) }
    segmentsPerBlock = max(1, Self.blockSamples / hop)
    block = FloatBuffer(count: 2 * (segmentsPerBlock * hop + fftSize))
    peaks = FloatBuffer(count: fftSize)
    blockSums = FloatBuffer(count: fftSize)
    sums = [Double](repeating: 0, count: fftSize)
    // The samples after a short segment are weighted, too, by zeros, so they must be numbers.
    block.values.initialize(repeating: 0)
  }

  /// Forgets all samples, so that the next ones give a spectrum of their own.
  func reset() {
    for bin in sums.indices { sums[bin] = 0 }
    (segmentCount, sampleCount) = (0, 0)
  }

  /// Adds the segments of `range`, the last one ending at its end; returns false if `progress`
  /// cancelled it.
  func add(
    _ range: Range<Int>, of source: some IQSource, progress: (Double) -> Bool
  ) throws -> Bool {
    let room = range.count - windowLength
    sampleCount += range.count
    let count = (room + hop - 1) / hop + 1
    for first in stride(from: 0, to: count, by: segmentsPerBlock) {
      guard progress(Double(first) / Double(count)) else { return false }
      let starts = (first..<min(first + segmentsPerBlock, count)).map {
        range.lowerBound + min($0 * hop, room)
      }
      try addBlock(of: starts, source: source)
    }
    return progress(1)
  }

  /// Power per Hz, lowest frequency first.
  var densities: [Double] {
    let half = sums.count / 2
    let scale = 1 / (Double(segmentCount) * energy * sampleRate)
    let silent = Silence.limit(besideBinOf: sums.max() ?? 0)
    return sums.indices.map { index in
      let sum = sums[(index + half) % sums.count]
      return sum <= silent ? 0 : sum * scale
    }
  }

  /// The number of independent periodograms: neighbors, which share half of their samples, have a
  /// correlation of 1/36. The last one, which ends with the range, shares more and counts for
  /// correspondingly less.
  var averages: Double {
    let count = Double(sampleCount - windowLength) / Double(hop) + 1
    return max(1, 18 * count * count / (19 * count - 1))
  }

  /// The equivalent noise bandwidth of the window in Hz.
  var resolution: Double {
    let sum = weights.values.reduce(0) { $0 + Double($1) }
    return energy / (sum * sum) * sampleRate
  }

  private func addBlock(of starts: [Int], source: some IQSource) throws {
    let samples = starts[0]..<(starts[starts.count - 1] + windowLength)
    try source.read(samples, into: block.values)
    peaks.values.update(repeating: 0)
    blockSums.values.update(repeating: 0)
    for start in starts { addSegment(block.start + 2 * (start - starts[0])) }
    guard blockSums.values.allSatisfy(\.isFinite) else { throw damage(in: samples) }
    for bin in sums.indices { sums[bin] += Double(blockSums.values[bin]) }
    segmentCount += starts.count
  }

  private func addSegment(_ samples: UnsafePointer<Float>) {
    kernels.weigh(
      samples, by: weights.start, count: transform.size, into: transform.input.baseAddress!)
    transform.execute()
    kernels.hold(
      transform.output.baseAddress!, count: transform.size, peaks: peaks.start,
      sums: blockSums.start)
  }

  /// Explains why the power of the block is not finite.
  private func damage(in samples: Range<Int>) -> MeasurementError {
    let index = samples.indices.first { sample in
      let place = 2 * (sample - samples.lowerBound)
      return !block.values[place].isFinite || !block.values[place + 1].isFinite
    }
    if let index { return .notFinite(sample: index, sampleRate: sampleRate) }
    return .tooLarge(sample: samples.lowerBound, sampleRate: sampleRate)
  }

  /// A Hann window. If it has fewer samples than the smallest transform, it does not start with a
  /// zero, so that even a single sample has a power.
  private static func window(_ length: Int) -> [Float] {
    guard length < PowerSpectrum.transformSizes.lowerBound else {
      return HannWindow.periodic(length)
    }
    return (0..<length).map { index in
      let sine = sin(Double.pi * (Double(index) + 0.5) / Double(length))
      return Float(sine * sine)
    }
  }
}
