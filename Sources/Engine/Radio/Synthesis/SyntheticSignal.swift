/// The kinds of signals that synthetic captures are made of; the name is also the label.
package enum SyntheticSignal: String, Sendable, Codable, CaseIterable {
  /// Keyed bursts that hop from channel to channel.
  case hopper
  /// Packets of linear sweeps.
  case chirp
  /// A picture, frequency modulated line by line, from beginning to end.
  case video
  /// Packets of many carriers side by side.
  case burst
  /// A carrier, from beginning to end.
  case tone
}
