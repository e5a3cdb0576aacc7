/// The measurement of the signal in a band of a spectrum.
package struct SignalMeasurement: Sendable, Equatable {
  /// The strongest frequency in the band.
  package let peak: SpectrumPeak
  /// The band around the peak in RF Hz, up to where the density falls 3 dB below it, interpolated
  /// in dB, see `HalfPowerBand`. It may extend past the measured band. Nil if the density stays
  /// above that level up to an edge of the spectrum.
  package let halfPowerBand: ClosedRange<Double>?
  /// Whether the -3 dB width is that of the signal, and not just an upper bound.
  package let isHalfPowerBandResolved: Bool
  /// The occupied bandwidth after ITU-R SM.328 within the band, in RF Hz: 0.5 % of the power is
  /// below it, and 0.5 % above.
  ///
  /// The noise floor, if known, is subtracted from every bin: SM.443 requires the noise to be far
  /// below the signal, and otherwise a wide box around a weak signal would give the width of the
  /// box. Nil if no power is left, or if the fluctuations of the noise exceed the 1 % that is
  /// outside.
  package let occupiedBand: ClosedRange<Double>?
  /// The mean power in the band, including noise; 1.0 is a tone of full scale.
  package let power: Double
  /// The power per Hz of the noise beside the band, see `NoiseFloor`; nil if unknown.
  package let noiseDensity: Double?
  /// The ratio of the signal's power to that of the noise in the same band; nil if the noise is
  /// unknown or there is no power above it.
  package let signalToNoise: Double?

  /// Measures `frequencies` (RF Hz) of `spectrum`. A band narrower than a bin counts as one bin.
  package init(_ spectrum: PowerSpectrum, in frequencies: ClosedRange<Double>) {
    let bins = spectrum.bins(in: frequencies)
    let band = Self.atLeastOneBin(frequencies, around: bins.lowerBound, of: spectrum)
    let slices = spectrum.slices(band)
    let noise = NoiseFloor.density(of: spectrum, outside: band)
    let width = slices.reduce(0) { $0 + $1.width }
    power = slices.reduce(0) { $0 + $1.power }
    noiseDensity = noise
    peak = SpectrumPeak(of: spectrum, in: bins)
    let half = HalfPowerBand(around: peak, in: bins, of: spectrum, noise: noise)
    (halfPowerBand, isHalfPowerBandResolved) = (half.frequencies, half.isResolved)
    let noisePower = (noise ?? 0) * width
    let signal = power - noisePower
    signalToNoise = noise != nil && noisePower > 0 && signal > 0 ? signal / noisePower : nil
    // Fluctuations of independent bins; the band contains width / resolution of them.
    let cells = width / spectrum.resolution
    let fluctuation = noisePower / max(1, cells * spectrum.averages).squareRoot()
    occupiedBand =
      signal > 0 && fluctuation < 0.01 * signal
      ? OccupiedBand.of(slices, above: noise ?? 0, power: signal) : nil
  }

  private static func atLeastOneBin(
    _ frequencies: ClosedRange<Double>, around bin: Int, of spectrum: PowerSpectrum
  ) -> ClosedRange<Double> {
    let width = frequencies.upperBound - frequencies.lowerBound
    guard width < spectrum.binWidth else { return frequencies }
    let middle = spectrum.frequency(ofBin: bin)
    return (middle - spectrum.binWidth / 2)...(middle + spectrum.binWidth / 2)
  }
}
