/// The band around a peak within 3 dB of it.
///
/// Of few periodograms the spectrum of a noise-like signal is ragged, and the 3 dB around its highest tip
/// are those of the tip. So where the peak stands out from the bins beside it by no more than such tips
/// do, neighboring bins are averaged until they are worth 64 periodograms.
struct HalfPowerBand {
  /// RF Hz; nil where the density stays within 3 dB up to an edge of the spectrum.
  let frequencies: ClosedRange<Double>?
  /// Whether the width is the signal's own, not that of the window or of the averaging.
  let isResolved: Bool

  private static let wantedAverages = 64.0
  /// Tips of the noise are seldom higher than this many standard deviations.
  private static let highestTip = 4.0
  private static let depth = 3.0

  /// The band around `peak`, which is one of `bins` of `spectrum`.
  init(around peak: SpectrumPeak, in bins: ClosedRange<Int>, of spectrum: PowerSpectrum) {
    let reach = Int((Self.wantedAverages / spectrum.averages / 2).rounded(.up))
    let isRagged = spectrum.averages < Self.wantedAverages
    let smooth = isRagged ? Self.averaged(spectrum.densities, reach: reach) : []
    let tip = 1 + Self.highestTip / spectrum.averages.squareRoot()
    let width: Double
    if isRagged, peak.density < tip * smooth[peak.bin] {
      let top = bins.max { smooth[$0] < smooth[$1] } ?? peak.bin
      let limit = PowerSpectrum.decibels(smooth[top]) - Self.depth
      frequencies = Self.band(limit, around: top, densities: smooth, of: spectrum)
      width = max(Double(2 * reach + 1) * spectrum.binWidth, spectrum.resolution)
    } else {
      let limit = PowerSpectrum.decibels(peak.density) - Self.depth
      frequencies = Self.band(
        limit, around: peak.bin, densities: spectrum.densities, of: spectrum)
      // A Hann window makes 1.44 bins of a tone: nearly its noise bandwidth of 1.5.
      width = spectrum.resolution
    }
    isResolved = frequencies.map { $0.upperBound - $0.lowerBound > 1.5 * width } ?? true
  }

  /// Every density averaged with `reach` ones to either side, as far as there are.
  private static func averaged(_ densities: [Double], reach: Int) -> [Double] {
    densities.indices.map { bin in
      let near = densities[max(0, bin - reach)...min(densities.count - 1, bin + reach)]
      return near.reduce(0, +) / Double(near.count)
    }
  }

  private static func band(
    _ limit: Double, around bin: Int, densities: [Double], of spectrum: PowerSpectrum
  ) -> ClosedRange<Double>? {
    guard let lower = edge(limit, from: bin, step: -1, densities: densities),
      let upper = edge(limit, from: bin, step: 1, densities: densities)
    else { return nil }
    let first = spectrum.band.lowerBound + lower * spectrum.binWidth
    return first...max(first, spectrum.band.lowerBound + upper * spectrum.binWidth)
  }

  /// Where, in bins, the density is first at `limit` dB/Hz on the way from `bin` by `step`; nil when
  /// nowhere.
  private static func edge(
    _ limit: Double, from bin: Int, step: Int, densities: [Double]
  ) -> Double? {
    var bin = bin
    var level = PowerSpectrum.decibels(densities[bin])
    while densities.indices.contains(bin + step) {
      let next = PowerSpectrum.decibels(densities[bin + step])
      if next < limit {
        let share = level > next ? min(1, max(0, (level - limit) / (level - next))) : 0
        return Double(bin) + Double(step) * share
      }
      (bin, level) = (bin + step, next)
    }
    return nil
  }
}
