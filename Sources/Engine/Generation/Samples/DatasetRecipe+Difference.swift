extension DatasetRecipe {
  /// The first parameter in which the recipe differs from `other`, in words; nil if they are equal.
  func difference(from other: DatasetRecipe) -> String? {
    let pairs: [(String, Bool)] = [
      ("name", name == other.name),
      ("type", type == other.type),
      ("number of samples", samples == other.samples),
      ("seed", seed == other.seed),
      ("sample rate", sampleRate == other.sampleRate),
      ("duration", duration == other.duration),
      ("modulation", modulation == other.modulation),
      ("format", format == other.format),
      ("number of receivers", geometry.receivers == other.geometry.receivers),
      ("geometry", geometry == other.geometry),
      ("propagation", propagation == other.propagation),
    ]
    return pairs.first { !$0.1 }?.0
  }
}
