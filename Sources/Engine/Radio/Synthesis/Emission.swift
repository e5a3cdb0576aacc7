import Labels

/// One transmission within a synthetic capture: when, where in the band, and what.
struct Emission: Equatable {
  let signal: SyntheticSignal
  let samples: Range<Int>
  /// Middle of the emission, as a fraction of the sample rate from the center of the band.
  let center: Double
  /// Width that a label has to cover, as a fraction of the sample rate.
  let width: Double
  /// Amplitude in 256ths of what the recipe's signal-to-noise ratio asks for.
  let level: Int
  let waveform: Waveform

  /// The box around it on a capture of `recipe`.
  func box(_ recipe: SyntheticRecipe) -> Box {
    let middle = recipe.centerFrequency + center * recipe.sampleRate
    let half = width / 2 * recipe.sampleRate
    return Box(samples: samples, frequencies: (middle - half)...(middle + half))
  }
}
