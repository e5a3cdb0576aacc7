import Foundation

/// The power spectral density of a stretch of samples, by Welch's method: Hann windows that overlap
/// by half, the mean of their periodograms.
package struct PowerSpectrum: Sendable, Equatable {
  /// The samples that it is of, all of them.
  package let samples: Range<Int>
  /// The whole band in RF Hz; bin `k` is centered `k * binWidth` above its lower bound.
  package let band: ClosedRange<Double>
  /// Samples per second, the band's width.
  package let sampleRate: Double
  /// Power per Hz relative to 1.0 (full scale), as in the tiles; lowest frequency first, each finite
  /// and not negative.
  package let densities: [Double]
  /// How many independent periodograms the mean is worth, at least 1.
  package let averages: Double
  /// The equivalent noise bandwidth of the window in Hz: what two tones must be apart to be told
  /// apart. More than one bin, many where the samples are fewer than the transform's points.
  package let resolution: Double

  /// The smallest and the largest transform.
  static let transformSizes = 256...65_536

  /// Hz from one bin to the next.
  package var binWidth: Double { sampleRate / Double(densities.count) }

  /// RF Hz in the middle of bin `bin`.
  package func frequency(ofBin bin: Int) -> Double { band.lowerBound + Double(bin) * binWidth }

  /// dB of a power or a power density; those of `Silence` for none at all.
  package static func decibels(_ power: Double) -> Double {
    power <= Double(Silence.power) ? Double(Silence.decibels) : 10 * log10(power)
  }

  /// Points of the transform for `sampleCount` samples and a signal of `bandwidth` Hz: the signal gets
  /// 128 bins as long as 32 periodograms are left to be averaged, and 16 bins as long as 4 are.
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

  /// Looks at all `samples` of `source`, whose `sampleRate` (Hz) is the width of its `band` (RF Hz).
  ///
  /// Takes the same memory however many there are, and one thread: so the same samples give the same
  /// bits. `fftSize` is a power of two, 256...65536. `progress` is called with the share that is done,
  /// and stops it by returning false: then nil is returned. Throws `MeasurementError` when there are
  /// no samples or some are no finite numbers, and what reading throws.
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
