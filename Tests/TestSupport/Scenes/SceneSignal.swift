/// A signal of a constructed scene: what is sent, and the box that is its truth.
public struct SceneSignal: Sendable {
  /// What the signal looks like.
  public enum Kind: String, Sendable, CaseIterable {
    case ook, fsk, psk, ofdm, chirp, carrier
  }

  /// The kind of modulation.
  public var kind: Kind
  /// The samples from the first to the last.
  public var samples: Range<Int>
  /// The band in Hz, 0 in the middle of the capture.
  public var band: ClosedRange<Double>
  /// The ratio of the power of the signal to that of the noise in its own band, in dB.
  public var signalToNoise: Double
  /// The duration of a sweep of a chirp in samples. A chirp consists of sweeps without a gap.
  public var sweep: Int
  /// The seed of the data.
  public var seed: UInt64

  /// The width of the band in Hz.
  public var bandwidth: Double { band.upperBound - band.lowerBound }
  /// The middle of the band in Hz.
  public var center: Double { (band.upperBound + band.lowerBound) / 2 }

  /// The box of the truth.
  public var box: SceneBox { SceneBox(samples: samples, band: band) }

  /// A signal of `kind` in a box.
  public init(
    kind: Kind, samples: Range<Int>, band: ClosedRange<Double>, signalToNoise: Double,
    sweep: Int = 0, seed: UInt64 = 1
  ) {
    self.kind = kind
    self.samples = samples
    self.band = band
    self.signalToNoise = signalToNoise
    self.sweep = sweep
    self.seed = seed
  }
}
