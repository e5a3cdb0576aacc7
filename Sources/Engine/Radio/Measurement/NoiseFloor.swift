import Foundation

/// The noise's power density, estimated from the bins beside a box in the same time.
///
/// The median of the bins, corrected for how far the median of an average of periodograms lies under its
/// mean. Where the lower quartile says less than half of that, other signals fill most of the band: then
/// it is the quartile, corrected likewise. Where signals fill more than three quarters, or where the
/// box leaves less than eight independent bins, nothing can be said of the noise by this.
enum NoiseFloor {
  /// Independent bins that are needed.
  private static let fewestBins = 8.0
  /// A Hann window spreads a signal over this many of its noise bandwidths to either side.
  private static let guardBins = 2.0

  /// Power per Hz of the noise outside of `frequencies`; nil where too little is outside, or nothing
  /// but zeros.
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

  /// A quantile of an average of `averages` periodograms of noise, as a share of its mean: that of chi²
  /// with twice as many degrees of freedom, by Wilson and Hilferty. `normal` is the same quantile of
  /// the normal distribution.
  private static func ratio(normal: Double, averages: Double) -> Double {
    let variance = 1 / (9 * averages)
    let root = 1 - variance + normal * variance.squareRoot()
    return root * root * root
  }
}
