/// The kinds of signals in synthetic captures. The name is also the label.
package enum SyntheticSignal: String, Sendable, Codable, CaseIterable {
  /// Keyed bursts that hop from channel to channel.
  case hopper
  /// Packets of linear sweeps.
  case chirp
  /// A picture, frequency-modulated line by line, for the whole duration.
  case video
  /// Packets of many parallel carriers.
  case burst
  /// A carrier for the whole duration.
  case tone
}
