import Labels

/// A box on a capture, its spectrum, and the measurement of the signal in it.
package struct BoxMeasurement: Sendable, Equatable {
  /// The measured box.
  package let box: Box
  /// The spectrum of all samples of the box, over the whole band.
  package let spectrum: PowerSpectrum
  /// The measurement of the signal in the box's frequencies.
  package let signal: SignalMeasurement

  /// Measures the part of `box` within the samples of `source` (`sampleRate` in Hz, `band` in RF
  /// Hz), using every sample; nil if `progress` cancelled it by returning false. Throws the same
  /// errors as `PowerSpectrum.welch`.
  package static func measure(
    _ box: Box, of source: some IQSource, sampleRate: Double, band: ClosedRange<Double>,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> BoxMeasurement? {
    let samples = box.samples.clamped(to: 0..<source.sampleCount)
    let size = PowerSpectrum.fftSize(
      sampleCount: samples.count,
      bandwidth: box.frequencies.upperBound - box.frequencies.lowerBound, sampleRate: sampleRate)
    let spectrum = try PowerSpectrum.welch(
      of: samples, source: source, sampleRate: sampleRate, band: band, fftSize: size,
      progress: progress)
    return spectrum.map {
      BoxMeasurement(box: box, spectrum: $0, signal: SignalMeasurement($0, in: box.frequencies))
    }
  }
}
