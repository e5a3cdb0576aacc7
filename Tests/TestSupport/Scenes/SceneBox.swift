/// A box in samples and Hz, to compare the results of a detector with the truth.
public struct SceneBox: Sendable {
  public var samples: Range<Int>
  public var band: ClosedRange<Double>

  public init(samples: Range<Int>, band: ClosedRange<Double>) {
    self.samples = samples
    self.band = band
  }

  /// The area in common with `other` as a share of the area of both, 0...1.
  public func overlap(with other: SceneBox) -> Double {
    let time = Double(
      min(samples.upperBound, other.samples.upperBound)
        - max(samples.lowerBound, other.samples.lowerBound))
    let width =
      min(band.upperBound, other.band.upperBound) - max(band.lowerBound, other.band.lowerBound)
    guard time > 0, width > 0 else { return 0 }
    return time * width / (area + other.area - time * width)
  }

  private var area: Double { Double(samples.count) * (band.upperBound - band.lowerBound) }
}
