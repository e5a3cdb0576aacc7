import Glibc

/// How signals propagate from transmitters to receivers.
package struct Propagation: Sendable, Equatable, Codable {
  /// The power of the transmitter in dBm.
  package var transmitterPower = 37.0
  /// The frequency in Hz.
  package var frequency = 145e6
  /// The ratios in dB of signal to noise in the whole band, each equally likely.
  package var signalToNoise = 5.0...30.0
  /// Whether there are echoes.
  package var hasMultipath = true
  /// Whether the gain of a path fades.
  package var hasFading = true

  private enum CodingKeys: String, CodingKey {
    case transmitterPower = "transmitter_dbm"
    case frequency = "frequency_hz"
    case signalToNoise = "snr_db"
    case hasMultipath = "multipath"
    case hasFading = "fading"
  }

  /// The standard propagation.
  package init() {}

  /// The power in dBm that is received at `distance` meters in free space (Friis, antennas without gain).
  func power(distance: Double) -> Double {
    let wavelength = 299_792_458 / frequency
    return transmitterPower - 20 * log10(4 * .pi * max(1, distance) / wavelength)
  }
}
