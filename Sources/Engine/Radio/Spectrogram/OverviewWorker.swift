import Libraries

/// The resources of one thread for computing columns of an overview: a short transform and its
/// sums.
///
/// `@unchecked Sendable`: a builder gives each worker to one thread at a time.
final class OverviewWorker: @unchecked Sendable {
  /// The number of points of the transform: 25 µs at 20 MS/s, about the length of the shortest
  /// bursts.
  static let fftSize = 512
  /// The distance between transforms in samples: they overlap by half, so that no sample is at the
  /// edge of both windows that contain it.
  static let hop = fftSize / 2

  /// The number of transforms whose samples are read at a time; they fit into the cache.
  private static let transformsPerBlock = 32

  private let transform = FFTWTransform(size: fftSize)
  private let weights: FloatBuffer
  /// The sum of the squared weights: the power of white noise of power 1 in every bin.
  private let energy: Float
  private let block = FloatBuffer(count: 2 * (transformsPerBlock + 1) * hop)
  private let peaks = FloatBuffer(count: fftSize)
  private let sums = FloatBuffer(count: fftSize)
  private let kernels: SpectrogramKernels

  init(kernels: SpectrogramKernels = .best) {
    self.kernels = kernels
    let window = HannWindow.periodic(Self.fftSize)
    weights = FloatBuffer(window)
    energy = window.reduce(0) { $0 + $1 * $1 }
  }

  /// Peak and mean over the samples `range` of `source`, which is not empty. The transforms are
  /// centered on every `hop`th sample, and on the end of the range.
  func column(of range: Range<Int>, source: some IQSource) throws -> OverviewColumn {
    peaks.values.update(repeating: 0)
    sums.values.update(repeating: 0)
    let count = (range.count + Self.hop - 1) / Self.hop + 1
    for first in stride(from: 0, to: count, by: Self.transformsPerBlock) {
      let starts = (first..<min(first + Self.transformsPerBlock, count)).map { index in
        start(centeredOn: range.lowerBound + index * Self.hop, sampleCount: source.sampleCount)
      }
      try read(from: starts[0], to: starts.last! + Self.fftSize, source: source)
      for start in starts { analyze(block.start + 2 * (start - starts[0])) }
    }
    return OverviewColumn(
      peaks: codes(of: peaks, scale: 1 / energy),
      means: codes(of: sums, scale: 1 / (energy * Float(count))))
  }

  /// Runs only `count` transforms. For benchmarks.
  func transform(count: Int) {
    for _ in 0..<count { transform.execute() }
  }

  private func start(centeredOn sample: Int, sampleCount: Int) -> Int {
    min(max(0, sample - Self.fftSize / 2), max(0, sampleCount - Self.fftSize))
  }

  /// Reads samples into the block. A capture shorter than a transform is zero-padded.
  private func read(from start: Int, to end: Int, source: some IQSource) throws {
    let available = min(end, source.sampleCount)
    try source.read(start..<available, into: block.values)
    for index in (2 * (available - start))..<(2 * (end - start)) { block.values[index] = 0 }
  }

  private func analyze(_ samples: UnsafePointer<Float>) {
    kernels.weigh(
      samples, by: weights.start, count: Self.fftSize, into: transform.input.baseAddress!)
    transform.execute()
    kernels.hold(
      transform.output.baseAddress!, count: Self.fftSize, peaks: peaks.start, sums: sums.start)
  }

  /// The codes of `powers` (in FFTW's order), lowest frequency first.
  private func codes(of powers: borrowing FloatBuffer, scale: Float) -> [UInt8] {
    let values = powers.values
    let silent = Silence.limit(besideBinOf: values.max() ?? 0)
    func code(_ power: Float) -> UInt8 {
      power <= silent ? DecibelCode.nothing : DecibelCode.code(of: power * scale)
    }
    return [UInt8](unsafeUninitializedCapacity: Self.fftSize) { codes, count in
      for bin in 0..<Self.hop {
        codes[bin] = code(values[bin + Self.hop])
        codes[bin + Self.hop] = code(values[bin])
      }
      count = Self.fftSize
    }
  }
}
