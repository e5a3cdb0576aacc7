import Foundation

/// Computes single columns of the display spectrogram: the peak over the FFTs of a column.
struct ColumnAnalyzer {
  private let transform: FFTWTransform
  private let window: [Float]
  /// Turns |X|² into power per Hz, so that the noise floor stays where it is at every FFT size.
  private let scale: Float
  private var samples: [Float]

  init(fftSize: Int, sampleRate: Double) {
    transform = FFTWTransform(size: fftSize)
    window = HannWindow.periodic(fftSize)
    let energy = window.reduce(0.0) { $0 + Double($1) * Double($1) }
    scale = Float(1 / (energy * sampleRate))
    samples = [Float](repeating: 0, count: 2 * fftSize)
  }

  /// Peak dB/Hz of every bin over the samples `range`, lowest frequency first; all NaN when a sample
  /// is not finite.
  mutating func peaks(of range: Range<Int>, source: some IQSource) throws -> [Float] {
    var peaks = [Float](repeating: 0, count: transform.size)
    for start in starts(in: range, sampleCount: source.sampleCount) {
      guard try load(from: start, source: source) else {
        return [Float](repeating: .nan, count: transform.size)
      }
      transform.execute()
      hold(&peaks)
    }
    return decibels(peaks)
  }

  /// Where the FFTs of a column begin: one around its middle, or several spread evenly over it.
  private func starts(in range: Range<Int>, sampleCount: Int) -> [Int] {
    let size = transform.size
    let last = max(0, sampleCount - size)
    guard range.count > size else {
      return [min(max(0, range.lowerBound + range.count / 2 - size / 2), last)]
    }
    let wanted = (2 * range.count + size - 1) / size - 1
    let count = min(wanted, DisplaySpectrogram.transformsPerColumn)
    let room = range.count - size
    return (0..<count).map { index in
      range.lowerBound + (count == 1 ? room / 2 : room / (count - 1) * index)
    }
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
        input[2 * index] = i * window[index]
        input[2 * index + 1] = q * window[index]
      }
      for index in (2 * count)..<(2 * transform.size) { input[index] = 0 }
      return isFinite
    }
  }

  private func hold(_ peaks: inout [Float]) {
    let output = transform.output
    peaks.withUnsafeMutableBufferPointer { peaks in
      for bin in 0..<peaks.count {
        let (re, im) = (output[2 * bin], output[2 * bin + 1])
        peaks[bin] = max(peaks[bin], re * re + im * im)
      }
    }
  }

  /// `powers` (FFTW's order) as dB/Hz from the lowest frequency up.
  private func decibels(_ powers: [Float]) -> [Float] {
    let half = powers.count / 2
    return powers.indices.map { index in
      10 * log10f(max(powers[(index + half) % powers.count] * scale, 1e-30))
    }
  }
}
