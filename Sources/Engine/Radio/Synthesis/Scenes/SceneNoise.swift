/// Makes the noise of a scene for any part of it.
struct SceneNoise {
  private static let tapCount = 48

  private let seed: UInt64
  private let amplitude: Double
  /// A filter with the density of the noise; empty for white noise.
  private let taps: [IQValue]

  init(_ noise: BandNoise, seed: UInt64) {
    self.seed = seed
    amplitude = PortableMath.amplitude(decibels: noise.level)
    taps = noise.isWhite ? [] : Self.taps(noise)
  }

  /// The noise of the samples in `range`.
  func samples(_ range: Range<Int>) -> [IQValue] {
    guard !taps.isEmpty else {
      return range.map { amplitude * SplitMix64.complexGaussian(seed: seed, at: $0) }
    }
    let white = (range.lowerBound..<range.upperBound + taps.count).map {
      SplitMix64.complexGaussian(seed: seed, at: $0)
    }
    return range.indices.map { index in
      var sum = IQValue.zero
      for (offset, tap) in taps.enumerated() {
        sum += tap * white[index - range.lowerBound + taps.count - 1 - offset]
      }
      return amplitude * sum
    }
  }

  /// The mean density in the band of `width` around `center`, both as fractions of the sample rate, relative to that of
  /// the white noise of the same level.
  func density(center: Double, width: Double) -> Double {
    guard !taps.isEmpty else { return 1 }
    let points = 65
    let sum = (0..<points).reduce(0) { sum, point in
      let fraction = center + width * ((Double(point) + 0.5) / Double(points) - 0.5)
      return sum + response(at: fraction).power
    }
    return sum / Double(points)
  }

  private func response(at fraction: Double) -> IQValue {
    taps.enumerated().reduce(IQValue.zero) { sum, tap in
      sum + tap.element * IQValue(turns: -fraction * Double(tap.offset))
    }
  }

  /// The inverse transform of the square root of the density, limited by a raised cosine.
  private static func taps(_ noise: BandNoise) -> [IQValue] {
    let points = 512
    return (0..<tapCount).map { tap in
      let distance = Double(tap) - Double(tapCount - 1) / 2
      var sum = IQValue.zero
      for point in 0..<points {
        let fraction = (Double(point) + 0.5) / Double(points) - 0.5
        let amplitude = PortableMath.amplitude(decibels: noise.decibels(at: fraction))
        sum += IQValue(magnitude: amplitude / Double(points), turns: fraction * distance)
      }
      let share = distance / Double(tapCount)
      let window = (1 + PortableMath.cosineAndSine(turns: share).cosine) / 2
      return window * sum
    }
  }
}
