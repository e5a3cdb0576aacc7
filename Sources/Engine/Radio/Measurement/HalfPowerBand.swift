/// The band around a peak within 3 dB of it.
///
/// The spectrum of a noise-like signal from few periodograms is ragged, and the -3 dB points of its
/// highest bin would be those of that bin alone. So if the peak exceeds its neighbors by no more
/// than such fluctuations, neighboring bins are averaged until they are equivalent to 64
/// periodograms. And a dip of less than 6 dB below the peak is not an edge, unless the noise is
/// that strong.
struct HalfPowerBand {
  /// RF Hz; nil if the density stays within 3 dB up to an edge of the spectrum.
  let frequencies: ClosedRange<Double>?
  /// Whether the width is that of the signal, not that of the window or of the averaging.
  let isResolved: Bool

  private static let wantedAverages = 64.0
  /// Fluctuations of the noise rarely exceed this many standard deviations.
  private static let highestTip = 4.0
  private static let depth = 3.0

  /// The band around `peak`, which is one of `bins` of `spectrum`, in noise of density `noise`.
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
    // With a Hann window, a tone is 1.44 bins wide: nearly its noise bandwidth of 1.5.
    let width =
      usesSmooth
      ? max(Double(2 * reach + 1) * spectrum.binWidth, spectrum.resolution) : spectrum.resolution
    isResolved = frequencies.map { $0.upperBound - $0.lowerBound > 1.5 * width } ?? true
  }

  /// Averages each density with `reach` neighbors on each side, as far as they exist.
  private static func averaged(_ densities: [Double], reach: Int) -> [Double] {
    densities.indices.map { bin in
      let near = densities[max(0, bin - reach)...min(densities.count - 1, bin + reach)]
      return near.reduce(0, +) / Double(near.count)
    }
  }
}
