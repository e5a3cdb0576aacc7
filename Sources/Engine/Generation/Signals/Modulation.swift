/// How the voice modulates the carrier (docs/formats/iq-datasets.md).
package enum Modulation: String, Sendable, Codable, CaseIterable {
  /// Narrow FM: a deviation of 5 kHz.
  case narrow = "nfm"
  /// Wide FM: a deviation of 15 kHz.
  case wide = "wfm"

  /// The largest deviation of the frequency in Hz.
  package var deviation: Double {
    switch self {
    case .narrow: 5_000
    case .wide: 15_000
    }
  }

  /// The highest frequency of the voice in Hz.
  var audioLimit: Double {
    switch self {
    case .narrow: 2_500
    case .wide: 5_000
    }
  }

  /// The occupied bandwidth in Hz by Carson's rule.
  package var bandwidth: Double { 2 * (deviation + audioLimit) }
}
