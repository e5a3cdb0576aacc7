/// The kinds of signals in scenes (`docs/formats/scenes.md`). The name is also the usual label.
package enum SignalKind: String, Sendable, Codable, CaseIterable {
  /// Voice, frequency-modulated.
  case voice
  /// A carrier.
  case tone
  /// Gaussian frequency-shift keying.
  case fsk
  /// Phase-shift keying.
  case psk
  /// On-off keying.
  case ook
  /// Linear sweeps.
  case chirp
  /// Frequency-shift keying that hops from channel to channel; each stay on a channel has a box.
  case hopper
  /// Parallel carriers.
  case ofdm
}
