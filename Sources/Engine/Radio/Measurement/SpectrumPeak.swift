import Glibc

/// The strongest frequency of a band.
package struct SpectrumPeak: Sendable, Equatable {
  /// RF Hz, interpolated between bins.
  package let frequency: Double
  /// Power per Hz relative to 1.0. Unlike the power, the density of a tone depends on the
  /// resolution.
  package let density: Double

  /// The bin at which the peak was found.
  let bin: Int

  /// A parabola through this power of the densities matches the main lobe of a Hann window within a
  /// thousandth of a bin and 0.02 dB; a parabola through decibels would be 0.3 dB too high between
  /// bins.
  private static let shape = 0.1145

  /// The strongest of `bins` of `spectrum`, interpolated if it is stronger than its neighbors.
  init(of spectrum: PowerSpectrum, in bins: ClosedRange<Int>) {
    let densities = spectrum.densities
    bin = bins.max { densities[$0] < densities[$1] } ?? bins.lowerBound
    let middle = densities[bin]
    let before = densities[(bin + densities.count - 1) % densities.count]
    let after = densities[(bin + 1) % densities.count]
    let (a, b, c) = (
      pow(before, Self.shape), pow(middle, Self.shape), pow(after, Self.shape)
    )
    let curvature = a - 2 * b + c
    guard middle >= before, middle >= after, curvature < 0 else {
      (frequency, density) = (spectrum.frequency(ofBin: bin), middle)
      return
    }
    let offset = (a - c) / (2 * curvature)
    frequency = spectrum.frequency(ofBin: bin) + offset * spectrum.binWidth
    density = pow(b - (a - c) * offset / 4, 1 / Self.shape)
  }
}
