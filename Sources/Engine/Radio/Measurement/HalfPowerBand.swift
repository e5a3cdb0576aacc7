/// The band around a peak within 3 dB of it.
///
/// Of few periodograms the spectrum of a noise-like signal is ragged, and the 3 dB around its highest tip
/// are those of the tip. So where the peak stands out from the bins beside it by no more than such tips
/// do, neighboring bins are averaged until they are worth 64 periodograms. And a dip that does not go 6 dB
/// below the peak is no edge of it, unless the noise is as strong as that.
struct HalfPowerBand {
  /// RF Hz; nil where the density stays within 3 dB up to an edge of the spectrum.
  let frequencies: ClosedRange<Double>?
  /// Whether the width is the signal's own, not that of the window or of the averaging.
  let isResolved: Bool

  private static let wantedAverages = 64.0
  /// Tips of the noise are seldom higher than this many standard deviations.
  private static let highestTip = 4.0
  private static let depth = 3.0

  /// The band around `peak`, which is one of `bins` of `spectrum`, in noise of the density `noise`.
  init(
    around peak: SpectrumPeak, in bins: ClosedRange<Int>, of spectrum: PowerSpectrum,
    noise: Double?
  ) {
    let reach = Int((Self.wantedAverages / spectrum.averages / 2).rounded(.up))
    let isRagged = spectrum.averages < Self.wantedAverages
    let smooth = isRagged ? Self.averaged(spectrum.densities, reach: reach) : []
    let tip = 1 + Self.highestTip / spectrum.averages.squareRoot()
    let usesSmooth = isRagged && peak.density < tip * smooth[peak.bin]
    let densities = usesSmooth ? smooth : spectrum.densities
    let top = usesSmooth ? bins.max { smooth[$0] < smooth[$1] } ?? peak.bin : peak.bin
    let height = PowerSpectrum.decibels(usesSmooth ? smooth[top] : peak.density)
    let highestNoise = PowerSpectrum.decibels((noise ?? 0) * tip)
    let deepest = height - 2 * Self.depth
    let search = EdgeSearch(
      densities: densities, limit: height - Self.depth,
      floor: highestNoise < deepest ? deepest : height - Self.depth)
    if let lower = search.edge(from: top, step: -1), let upper = search.edge(from: top, step: 1) {
      let first = spectrum.band.lowerBound + lower * spectrum.binWidth
      frequencies = first...max(first, spectrum.band.lowerBound + upper * spectrum.binWidth)
    } else {
      frequencies = nil
    }
    // A Hann window makes 1.44 bins of a tone: nearly its noise bandwidth of 1.5.
    let width =
      usesSmooth
      ? max(Double(2 * reach + 1) * spectrum.binWidth, spectrum.resolution) : spectrum.resolution
    isResolved = frequencies.map { $0.upperBound - $0.lowerBound > 1.5 * width } ?? true
  }

  /// Every density averaged with `reach` ones to either side, as far as there are.
  private static func averaged(_ densities: [Double], reach: Int) -> [Double] {
    densities.indices.map { bin in
      let near = densities[max(0, bin - reach)...min(densities.count - 1, bin + reach)]
      return near.reduce(0, +) / Double(near.count)
    }
  }
}
