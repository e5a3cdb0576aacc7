import Glibc
import Libraries

/// Computes columns of the display spectrogram: peak and mean over the FFTs of a column.
struct ColumnAnalyzer {
  /// The levels of all bins in dB/Hz, lowest frequency first.
  struct Column {
    var peaks: [Float]
    var means: [Float]
  }

  private let transform: FFTWTransform
  private let weights: [Float]
  /// Converts |X|² to power per Hz, so that the noise floor is the same for every FFT size.
  private let scale: Float
  private let transformLimit: Int
  private var samples: [Float]
  private var peaks: [Float]
  private var sums: [Float]

  /// Computes at most `transformLimit` transforms per column.
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

  /// Peak and mean of every bin over the samples `range`; all NaN if a sample is not finite. Nil if
  /// `isCancelled` returned true between two transforms.
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
    // One array for both if they are equal.
    guard starts.count > 1 else { return Column(peaks: highest, means: highest) }
    return Column(peaks: highest, means: decibels(sums, scale: scale / Float(starts.count)))
  }

  private mutating func clear() {
    for bin in peaks.indices { (peaks[bin], sums[bin]) = (0, 0) }
  }

  /// The FFTs of a column: as many as needed for windows to overlap by half, including with those
  /// of the neighboring columns, so that no signal is lost at the edge of a window or column.
  private func starts(in range: Range<Int>, sampleCount: Int) -> TransformStarts {
    let hop = transform.size / 2
    let wanted = (range.count + hop - 1) / hop
    return TransformStarts(
      range: range, count: min(wanted, transformLimit), size: transform.size,
      last: max(0, sampleCount - transform.size))
  }

  /// Fills the input of the transform; returns false if a sample is not finite. A capture shorter
  /// than the transform is zero-padded.
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

  /// Converts `powers` (in FFTW's order) to dB/Hz, lowest frequency first.
  private func decibels(_ powers: [Float], scale: Float) -> [Float] {
    let half = powers.count / 2
    let silent = Silence.limit(besideBinOf: powers.max() ?? 0)
    func level(_ power: Float) -> Float {
      power <= silent ? Silence.decibels : DecibelCode.decibels(of: power * scale)
    }
    return [Float](unsafeUninitializedCapacity: powers.count) { decibels, count in
      for index in 0..<half {
        decibels[index] = level(powers[index + half])
        decibels[index + half] = level(powers[index])
      }
      count = powers.count
    }
  }
}

/// The first samples of transforms whose centers are evenly distributed over a column.
private struct TransformStarts {
  let range: Range<Int>
  let count: Int
  let size: Int
  /// The last sample at which a transform can start.
  let last: Int

  subscript(index: Int) -> Int {
    let (steps, rest) = range.count.quotientAndRemainder(dividingBy: 2 * count)
    let place = 2 * index + 1
    let middle = range.lowerBound + steps * place + rest * place / (2 * count)
    return min(max(0, middle - size / 2), last)
  }
}
