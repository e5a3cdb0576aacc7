import Glibc
import Labels

/// Describes the signal in a box by features that do not depend on its length, its bandwidth or its frequency.
package enum SignalDescription {
  /// The parts of the box that are read, from its start to its end.
  private static let parts = 8
  /// The most samples that are read of each part.
  private static let samplesPerPart = 8192
  /// The parts of the band whose levels are compared.
  private static let bands = 8
  /// Levels are limited to this distance from their mean, in dB.
  private static let range = 30.0

  /// The level above the noise, how even the spectrum is, how much level and frequency vary, and a short spectrum of the
  /// signal in `box`; nil if the box has no samples in the capture or they cannot be measured.
  ///
  /// It reads 65,536 samples at most. `sampleRate` (Hz) is the width of the `band` (RF Hz) of `source`. Throws errors of
  /// reading.
  package static func features(
    of box: Box, in source: some IQSource, sampleRate: Double, band: ClosedRange<Double>
  ) throws -> [BoxFeature]? {
    let samples = box.samples.clamped(to: 0..<source.sampleCount)
    guard !samples.isEmpty else { return nil }
    let count = min(Self.parts, samples.count)
    var spectra: [PowerSpectrum] = []
    for part in 0..<count {
      let start = samples.lowerBound + samples.count / count * part
      let end = start + max(1, min(samples.count / count, samplesPerPart))
      do {
        let size = PowerSpectrum.fftSize(
          sampleCount: end - start,
          bandwidth: box.frequencies.upperBound - box.frequencies.lowerBound,
          sampleRate: sampleRate)
        guard
          let spectrum = try PowerSpectrum.welch(
            of: start..<end, source: source, sampleRate: sampleRate, band: band, fftSize: size)
        else { return nil }
        spectra.append(spectrum)
      } catch is MeasurementError {
        return nil
      }
    }
    return features(of: spectra, in: box.frequencies)
  }

  /// The features of a signal in the band `frequencies` with `spectra`, one after another, of the same size.
  static func features(
    of spectra: [PowerSpectrum], in frequencies: ClosedRange<Double>
  ) -> [BoxFeature]? {
    guard let first = spectra.first, !first.densities.isEmpty else { return nil }
    let bins = first.densities.indices.filter { frequencies.contains(first.frequency(ofBin: $0)) }
    let middle = frequencies.lowerBound + (frequencies.upperBound - frequencies.lowerBound) / 2
    let nearest = ((middle - first.band.lowerBound) / first.binWidth)
      .clamped(to: 0...Double(first.densities.count - 1))
    let inside = bins.isEmpty ? [Int(nearest)] : bins
    let noise = spectra.compactMap { NoiseFloor.density(of: $0, outside: frequencies) }.sorted()
    let levels = spectra.map { spectrum in
      inside.reduce(0) { $0 + spectrum.densities[$1] } / Double(inside.count)
    }
    let means = inside.map { bin in
      spectra.reduce(0) { $0 + $1.densities[bin] } / Double(spectra.count)
    }
    let level = decibels(levels.reduce(0, +) / Double(levels.count))
    let floor = noise.isEmpty ? level : decibels(noise[noise.count / 2])
    let flatness = means.reduce(0) { $0 + decibels($1) } / Double(means.count) - level
    let centers = spectra.map { center(of: $0, in: inside) }
    let profile = profile(of: means).map {
      BoxFeature(limited($0 - level), tolerance: 2.5, weight: 0.25)
    }
    return [
      BoxFeature(limited(level - floor), tolerance: 3, weight: 0.5),
      BoxFeature(limited(flatness), tolerance: 1.5),
      BoxFeature(deviation(levels.map(decibels)), tolerance: 1.5, weight: 0.5),
      BoxFeature(deviation(centers), tolerance: 0.08),
    ] + profile
  }

  /// The mean level of each part of the band in dB.
  private static func profile(of densities: [Double]) -> [Double] {
    (0..<bands).map { part in
      let start = densities.count * part / bands
      let end = max(start + 1, densities.count * (part + 1) / bands)
      let piece = densities[min(start, densities.count - 1)..<min(end, densities.count)]
      return decibels(piece.reduce(0, +) / Double(piece.count))
    }
  }

  /// The mean frequency of the power in `bins`, 0...1.
  private static func center(of spectrum: PowerSpectrum, in bins: [Int]) -> Double {
    var (sum, moment) = (0.0, 0.0)
    for (index, bin) in bins.enumerated() {
      sum += spectrum.densities[bin]
      moment += spectrum.densities[bin] * Double(index)
    }
    return sum > 0 ? moment / sum / Double(bins.count) : 0.5
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return min(range, (square / Double(values.count)).squareRoot())
  }

  private static func decibels(_ density: Double) -> Double { PowerSpectrum.decibels(density) }

  private static func limited(_ decibels: Double) -> Double { decibels.clamped(to: -range...range) }
}

extension Double {
  /// The nearest number in `range`; its lower bound if this is not a number.
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    self > range.lowerBound ? Swift.min(self, range.upperBound) : range.lowerBound
  }
}
