import Foundation

/// Computes single columns of the display spectrogram: peak and mean over the FFTs of a column.
struct ColumnAnalyzer {
  /// Of every bin in dB/Hz, lowest frequency first.
  struct Column {
    var peaks: [Float]
    var means: [Float]
  }

  private let transform: FFTWTransform
  private let weights: [Float]
  /// Turns |X|² into power per Hz, so that the noise floor stays where it is at every FFT size.
  private let scale: Float
  private let transformLimit: Int
  private var samples: [Float]
  private var peaks: [Float]
  private var sums: [Float]

  /// An analyzer that looks at no more than `transformLimit` transforms of a column.
  init(fftSize: Int, window: AnalysisWindow, sampleRate: Double, transformLimit: Int) {
    transform = FFTWTransform(size: fftSize)
    weights = window.weights(fftSize)
    let energy = weights.reduce(0.0) { $0 + Double($1) * Double($1) }
    scale = Float(1 / (energy * sampleRate))
    self.transformLimit = transformLimit
    samples = [Float](repeating: 0, count: 2 * fftSize)
    peaks = [Float](repeating: 0, count: fftSize)
    sums = peaks
  }

  /// Peak and mean of every bin over the samples `range`; all NaN when a sample is not finite, nil
  /// when `isCancelled` said so between two transforms.
  mutating func column(
    of range: Range<Int>, source: some IQSource, isCancelled: () -> Bool = { false }
  ) throws -> Column? {
    clear()
    let starts = starts(in: range, sampleCount: source.sampleCount)
    for index in 0..<starts.count {
      if index.isMultiple(of: 64), isCancelled() { return nil }
      guard try load(from: starts[index], source: source) else {
        let damaged = [Float](repeating: .nan, count: transform.size)
        return Column(peaks: damaged, means: damaged)
      }
      transform.execute()
      hold()
    }
    let highest = decibels(peaks, scale: scale)
    // One array for both where they are the same.
    guard starts.count > 1 else { return Column(peaks: highest, means: highest) }
    return Column(peaks: highest, means: decibels(sums, scale: scale / Float(starts.count)))
  }

  private mutating func clear() {
    for bin in peaks.indices { (peaks[bin], sums[bin]) = (0, 0) }
  }

  /// Where the FFTs of a column begin: one around its middle, or several spread evenly over it.
  private func starts(in range: Range<Int>, sampleCount: Int) -> TransformStarts {
    let size = transform.size
    let last = max(0, sampleCount - size)
    guard range.count > size else {
      let start = min(max(0, range.lowerBound + range.count / 2 - size / 2), last)
      return TransformStarts(first: start, count: 1, room: 0)
    }
    let wanted = (2 * range.count + size - 1) / size - 1
    let count = min(wanted, transformLimit)
    let room = range.count - size
    guard count > 1 else {
      return TransformStarts(first: range.lowerBound + room / 2, count: 1, room: 0)
    }
    return TransformStarts(first: range.lowerBound, count: count, room: room)
  }

  /// Fills the transform's input; false when a sample is not finite. A capture that is shorter than
  /// the transform is followed by zeros.
  private mutating func load(from start: Int, source: some IQSource) throws -> Bool {
    let count = min(transform.size, source.sampleCount - start)
    let input = transform.input
    return try samples.withUnsafeMutableBufferPointer { samples in
      try source.read(start..<(start + count), into: samples)
      var isFinite = true
      for index in 0..<count {
        let (i, q) = (samples[2 * index], samples[2 * index + 1])
        isFinite = isFinite && i.isFinite && q.isFinite
        input[2 * index] = i * weights[index]
        input[2 * index + 1] = q * weights[index]
      }
      for index in (2 * count)..<(2 * transform.size) { input[index] = 0 }
      return isFinite
    }
  }

  private mutating func hold() {
    SpectrogramKernels.best.hold(
      transform.output.baseAddress!, count: transform.size, peaks: &peaks, sums: &sums)
  }

  /// `powers` (FFTW's order) as dB/Hz from the lowest frequency up.
  private func decibels(_ powers: [Float], scale: Float) -> [Float] {
    let half = powers.count / 2
    return [Float](unsafeUninitializedCapacity: powers.count) { decibels, count in
      for index in 0..<half {
        decibels[index] = DecibelCode.decibels(of: powers[index + half] * scale)
        decibels[index + half] = DecibelCode.decibels(of: powers[index] * scale)
      }
      count = powers.count
    }
  }
}

/// The first samples of transforms that are spread evenly.
private struct TransformStarts {
  let first: Int
  let count: Int
  /// Samples from the first to the last start.
  let room: Int

  subscript(index: Int) -> Int {
    guard count > 1 else { return first }
    let (steps, rest) = room.quotientAndRemainder(dividingBy: count - 1)
    return first + steps * index + rest * index / (count - 1)
  }
}
