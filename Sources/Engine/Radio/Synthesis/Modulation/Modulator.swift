/// Makes the samples of a signal from its first one on, around 0 Hz and with a mean power of about 1
/// (`docs/formats/scenes.md`).
protocol Modulator: Sendable {
  /// The next `count` samples. Blocks of any size give the same samples.
  mutating func next(_ count: Int) -> [IQValue]
}
