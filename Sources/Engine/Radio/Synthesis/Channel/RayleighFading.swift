/// The gain of a path without a line of sight, which changes as the receiver moves: its magnitude has a Rayleigh
/// distribution, its mean power is 1, and its spectrum is that of Clarke and Jakes (`docs/formats/scenes.md`).
///
/// It is a sum of waves from all directions. Their weights are complex Gaussian numbers, so the distribution is exact at
/// any time, whatever the number of waves.
package struct RayleighFading: Sendable, Equatable {
  /// A wave from one direction.
  package struct Wave: Sendable, Equatable {
    package let weight: IQValue
    /// The Doppler shift in Hz.
    package let frequency: Double
  }

  /// The coherence times of random paths in seconds.
  package static let coherenceTimes = 0.05...0.2
  /// The product of the largest Doppler shift and the coherence time: the square root of 9 / (16 pi) (Rappaport, Wireless
  /// Communications, 5.4.3).
  package static let dopplerProduct = 0.423_142_187_660_817_2
  private static let waveCount = 16

  package let waves: [Wave]

  /// A random path that changes within about `coherenceTime` seconds, a number above 0.
  package init(coherenceTime: Double, using random: inout SplitMix64) {
    let doppler = Self.dopplerProduct / coherenceTime
    let scale = (1 / Double(Self.waveCount)).squareRoot()
    waves = (0..<Self.waveCount).map { index in
      let direction = (Double(index) + random.unit()) / Double(2 * Self.waveCount)
      let cosine = PortableMath.cosineAndSine(turns: direction).cosine
      return Wave(weight: scale * random.complexGaussian(), frequency: doppler * cosine)
    }
  }

  /// The gain at `time` in seconds.
  package func gain(at time: Double) -> IQValue {
    waves.reduce(.zero) { sum, wave in
      sum + wave.weight * IQValue(turns: wave.frequency * time)
    }
  }
}
