import Labels

/// A box on a capture with its spectrum and what this says of the signal in it.
package struct BoxMeasurement: Sendable, Equatable {
  package let box: Box
  /// Of all samples of the box, over the whole band.
  package let spectrum: PowerSpectrum
  package let signal: SignalMeasurement

  /// Measures the part of `box` that lies on the samples of `source` (`sampleRate` in Hz, `band` in RF
  /// Hz), looking at each of them; nil when `progress` stopped it by returning false. Throws as
  /// `PowerSpectrum.welch` does.
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
