import Labels

/// A transmission in a synthetic capture: its time, its place in the band, and its waveform.
struct Emission: Equatable {
  let signal: SyntheticSignal
  let samples: Range<Int>
  /// The center, as a fraction of the sample rate from the center of the band.
  let center: Double
  /// The width that a label must cover, as a fraction of the sample rate.
  let width: Double
  /// The amplitude in 256ths of that given by the recipe's signal-to-noise ratio.
  let level: Int
  let waveform: Waveform

  /// The box around the emission on a capture of `recipe`.
  func box(_ recipe: SyntheticRecipe) -> Box {
    let middle = recipe.centerFrequency + center * recipe.sampleRate
    let half = width / 2 * recipe.sampleRate
    return Box(samples: samples, frequencies: (middle - half)...(middle + half))
  }
}
