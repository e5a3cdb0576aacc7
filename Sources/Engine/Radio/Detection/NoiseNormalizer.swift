/// Divides the powers of frames by those of the noise.
struct NoiseNormalizer {
  private let inverse: [Float]
  private let gains: [Float]

  /// Divides by `floor` and the gains of `noise`.
  init(_ noise: NoiseModel, by floor: [Float]) {
    inverse = floor.map { 1 / $0 }
    gains = noise.gains
  }

  /// Divides frame `index` of `grid`, unless it is excluded.
  func normalize(_ index: Int, of grid: PowerGrid) {
    guard grid.isLive[index] else { return }
    let (powers, scale) = (grid.frame(index), 1 / gains[index])
    inverse.withUnsafeBufferPointer { inverse in
      for bin in 0..<grid.bins { powers[bin] *= inverse[bin] * scale }
    }
  }
}
