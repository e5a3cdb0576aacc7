/// What a spectrum says of the signal in a band of it.
package struct SignalMeasurement: Sendable, Equatable {
  /// The strongest frequency in the band.
  package let peak: SpectrumPeak
  /// RF Hz around the peak, out to where the density falls 3 dB below it, interpolated in dB, see
  /// `HalfPowerBand`; it may go past the band that was asked for. Nil where the density stays above that up to an edge of the
  /// spectrum.
  package let halfPowerBand: ClosedRange<Double>?
  /// Whether the -3 dB width is the signal's own, and not only an upper bound of it.
  package let isHalfPowerBandResolved: Bool
  /// The occupied bandwidth after ITU-R SM.328 within the band: 0.5 % of the power lies below it, and
  /// as much above. RF Hz.
  ///
  /// The noise floor, where it is known, is subtracted from every bin: SM.443 wants the noise far
  /// below the signal, and without this a wide box around a weak signal would measure the box. Nil
  /// where nothing is left of the power, or where the noise's own fluctuations are more than the 1 %
  /// that is to be outside.
  package let occupiedBand: ClosedRange<Double>?
  /// The mean power in the band, noise included; 1.0 is a tone of full scale.
  package let power: Double
  /// The noise's power per Hz beside the band, see `NoiseFloor`; nil where it cannot be told.
  package let noiseDensity: Double?
  /// The signal's power to that of the noise in the same band; nil where the noise is unknown or
  /// there is no power above it.
  package let signalToNoise: Double?

  /// Measures what `spectrum` shows in `frequencies` (RF Hz). A band narrower than a bin is taken to be
  /// one bin.
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
    // Fluctuations of independent bins, of which the band holds width / resolution.
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
