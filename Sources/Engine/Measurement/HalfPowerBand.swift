/// The band around a peak within 3 dB of it.
enum HalfPowerBand {
  static func around(
    _ peak: SpectrumPeak, of spectrum: PowerSpectrum
  ) -> ClosedRange<Double>? {
    let limit = PowerSpectrum.decibels(peak.density) - 3
    guard let lower = edge(limit, from: peak.bin, step: -1, of: spectrum),
      let upper = edge(limit, from: peak.bin, step: 1, of: spectrum)
    else { return nil }
    return lower...max(lower, upper)
  }

  /// Where the density is first at `limit` dB/Hz on the way from `bin` by `step`; nil when nowhere.
  private static func edge(
    _ limit: Double, from bin: Int, step: Int, of spectrum: PowerSpectrum
  ) -> Double? {
    var bin = bin
    var level = PowerSpectrum.decibels(spectrum.densities[bin])
    while spectrum.densities.indices.contains(bin + step) {
      let next = PowerSpectrum.decibels(spectrum.densities[bin + step])
      if next < limit {
        let share = level > next ? min(1, max(0, (level - limit) / (level - next))) : 0
        return spectrum.frequency(ofBin: bin) + Double(step) * share * spectrum.binWidth
      }
      (bin, level) = (bin + step, next)
    }
    return nil
  }
}
