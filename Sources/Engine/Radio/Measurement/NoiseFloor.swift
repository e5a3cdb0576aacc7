import Glibc

/// The power density of the noise, estimated from the bins outside of a box, at the same time.
///
/// It is the median of the bins, corrected for the difference between median and mean of averaged
/// periodograms. If the lower quartile gives less than half of that, other signals fill most of the
/// band; then the quartile is used, corrected likewise. If signals fill more than three quarters of
/// the band, or if fewer than eight independent bins are outside of the box, the estimate is not
/// valid.
enum NoiseFloor {
  /// The minimum number of independent bins.
  private static let fewestBins = 8.0
  /// A Hann window spreads a signal over this many of its noise bandwidths on each side.
  private static let guardBins = 2.0

  /// Power per Hz of the noise outside of `frequencies`; nil if too few bins are outside, or if
  /// they are all zero.
  static func density(
    of spectrum: PowerSpectrum, outside frequencies: ClosedRange<Double>
  ) -> Double? {
    let margin = guardBins * spectrum.resolution
    let lower = frequencies.lowerBound - margin
    let upper = frequencies.upperBound + margin
    let outside = spectrum.densities.indices.filter { bin in
      let frequency = spectrum.frequency(ofBin: bin)
      return frequency < lower || frequency > upper
    }.map { spectrum.densities[$0] }.sorted()
    let independent = Double(outside.count) * spectrum.binWidth / spectrum.resolution
    guard independent >= fewestBins else { return nil }
    let median = outside[outside.count / 2] / ratio(normal: 0, averages: spectrum.averages)
    let quartile =
      outside[outside.count / 4] / ratio(normal: -0.674_49, averages: spectrum.averages)
    let density = quartile < median / 2 ? quartile : median
    return density > 0 ? density : nil
  }

  /// A quantile of the average of `averages` periodograms of noise, relative to its mean: that of
  /// chi² with twice as many degrees of freedom, after Wilson and Hilferty. `normal` is the same
  /// quantile of the normal distribution.
  private static func ratio(normal: Double, averages: Double) -> Double {
    let variance = 1 / (9 * averages)
    let root = 1 - variance + normal * variance.squareRoot()
    return root * root * root
  }
}
