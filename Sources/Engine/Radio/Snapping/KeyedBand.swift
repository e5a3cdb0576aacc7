import Glibc

/// The band of a carrier that is keyed on and off: between the first zeros of the side bands, which have the shape of
/// sinc².
struct KeyedBand {
  /// The share of the energy that the carrier has: half of it, if the carrier is on for half of the time.
  private static let carrier = 0.2...0.9
  /// How far the carrier rises above the side bands, as a factor.
  private static let height = 4.0
  /// The widths that are tried: the factor between two of them, and the smallest and the largest as shares of the rough
  /// one.
  private static let (step, smallest, largest) = (1.03, 0.6, 2.2)

  /// The edges in bins.
  let edges: ClosedRange<Double>

  /// The band of the keyed carrier in `levels` that is roughly in the bins `rough`; nil if there is none.
  init?(_ levels: [Double], rough: Range<Int>) {
    guard rough.count >= 12, let peak = rough.max(by: { levels[$0] < levels[$1] }) else {
      return nil
    }
    let middle = Double(rough.lowerBound + rough.upperBound) / 2
    guard (Double(peak) + 0.5 - middle).magnitude < 0.2 * Double(rough.count) else { return nil }
    let total = rough.reduce(0) { $0 + max(0, levels[$1]) }
    let own = (peak - 1...peak + 1).reduce(0) {
      $0 + (levels.indices.contains($1) ? levels[$1] : 0)
    }
    let beside = [peak - 4, peak - 3, peak + 3, peak + 4].filter(rough.contains).map { levels[$0] }
    guard let strongest = beside.max(), levels[peak] > Self.height * strongest,
      Self.carrier.contains(own / total)
    else { return nil }
    let sides = Self.sides(levels, of: peak)
    var best = (score: 0.0, width: 0.0)
    let half = Double(rough.count) / 2
    var width = half * Self.smallest
    while width < half * Self.largest {
      let score = Self.likeness(sides, width: width)
      if score > best.score { best = (score, width) }
      width *= Self.step
    }
    guard best.score > 0 else { return nil }
    let center = Double(peak) + 0.5
    edges = center - best.width...center + best.width
  }

  /// The sums of the levels at the same distance on both sides of `peak`, without the bins of the carrier itself.
  private static func sides(
    _ levels: [Double], of peak: Int
  ) -> [(distance: Double, level: Double)] {
    let reach = min(peak, levels.count - 1 - peak)
    return (0...reach).dropFirst(2).map { (Double($0), levels[peak - $0] + levels[peak + $0]) }
  }

  /// How like `sides` are to side bands whose first zeros are `width` bins from the carrier.
  private static func likeness(
    _ sides: [(distance: Double, level: Double)], width: Double
  ) -> Double {
    var (product, square) = (0.0, 0.0)
    for side in sides where side.distance < 2 * width {
      let phase = Double.pi * side.distance / width
      let shape = pow(sin(phase) / phase, 2)
      product += shape * side.level
      square += shape * shape
    }
    return square > 0 ? product / square.squareRoot() : 0
  }
}
