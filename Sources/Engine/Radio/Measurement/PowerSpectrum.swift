import Glibc

/// The power spectral density of a range of samples, by Welch's method: the mean of periodograms
/// with half-overlapping Hann windows.
package struct PowerSpectrum: Sendable, Equatable {
  /// The range of samples, all of which are used.
  package let samples: Range<Int>
  /// The whole band in RF Hz; bin `k` is centered `k * binWidth` above its lower bound.
  package let band: ClosedRange<Double>
  /// Samples per second, which is the width of the band in Hz.
  package let sampleRate: Double
  /// Power per Hz relative to 1.0 (full scale), as in tiles; lowest frequency first, each finite
  /// and not negative.
  package let densities: [Double]
  /// The number of independent periodograms that the mean is equivalent to; at least 1.
  package let averages: Double
  /// The equivalent noise bandwidth of the window in Hz: the minimum distance of two
  /// distinguishable tones. It is more than one bin, and many bins if there are fewer samples than
  /// points of the transform.
  package let resolution: Double

  /// The smallest and the largest transform.
  static let transformSizes = 256...65_536

  /// The distance between bins in Hz.
  package var binWidth: Double { sampleRate / Double(densities.count) }

  /// The center of bin `bin` in RF Hz.
  package func frequency(ofBin bin: Int) -> Double { band.lowerBound + Double(bin) * binWidth }

  /// dB of a power or power density; the level of `Silence` for 0.
  package static func decibels(_ power: Double) -> Double {
    power <= Double(Silence.power) ? Double(Silence.decibels) : 10 * log10(power)
  }

  /// The number of points of the transform for `sampleCount` samples and a signal of `bandwidth`
  /// Hz: the signal covers 128 bins if at least 32 periodograms can be averaged, and 16 bins if at
  /// least 4 can.
  package static func fftSize(
    sampleCount: Int, bandwidth: Double, sampleRate: Double
  ) -> Int {
    var size = transformSizes.lowerBound
    while size < transformSizes.upperBound {
      let doubled = 2 * size
      let bins = bandwidth / sampleRate * Double(size)
      let averages = sampleCount / size - 1
      let isCoarse = bins < 16 && averages >= 4
      let isCheap = (bins < 128 || doubled <= 2048) && averages >= 32
      guard isCoarse || isCheap else { break }
      size = doubled
    }
    return size
  }

  /// Computes the spectrum of all `samples` of `source`, whose `sampleRate` (Hz) is the width of
  /// its `band` (RF Hz).
  ///
  /// It takes the same memory for any number of samples, and one thread, so the same samples give
  /// the same bits. `fftSize` is a power of two, 256...65536. `progress` is called with the
  /// completed share and cancels by returning false; then the result is nil. Throws
  /// `MeasurementError` if there are no samples or some are not finite, and errors of reading.
  package static func welch(
    of samples: Range<Int>, source: some IQSource, sampleRate: Double, band: ClosedRange<Double>,
    fftSize: Int, progress: (Double) -> Bool = { _ in true }
  ) throws -> PowerSpectrum? {
    let range = samples.clamped(to: 0..<source.sampleCount)
    guard !range.isEmpty else { throw MeasurementError.noSamples }
    let estimator = WelchEstimator(
      fftSize: fftSize, windowLength: min(fftSize, range.count), sampleRate: sampleRate)
    guard try estimator.add(range, of: source, progress: progress) else { return nil }
    return PowerSpectrum(
      samples: range, band: band, sampleRate: sampleRate, densities: estimator.densities,
      averages: estimator.averages, resolution: estimator.resolution)
  }
}
