import Glibc

/// How badly the directions to several receivers determine the place of a transmitter: the geometric dilution of
/// precision (GDOP) of `docs/formats/iq-datasets.md`. Small is good.
package enum DilutionOfPrecision {
  /// The value for fewer than three receivers, and the largest one.
  package static let worst = 999.0

  /// The dilution for a transmitter and the receivers around it.
  package static func value(transmitter: GeoPosition, receivers: [GeoPosition]) -> Double {
    value(bearings: receivers.map { transmitter.bearing(to: $0) })
  }

  /// The dilution for the directions from the transmitter to the receivers, in radians.
  package static func value(bearings: [Double]) -> Double {
    guard bearings.count >= 3 else { return worst }
    let gaps = gaps(bearings)
    let count = Double(gaps.count)
    let mean = gaps.reduce(0, +) / count
    let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let spread = 1 + 0.3 * variance.squareRoot() / mean
    return min(worst, base(gaps.min() ?? 0, count) * spread / (count / 4).squareRoot())
  }

  private static func base(_ gap: Double, _ count: Double) -> Double {
    if gap < 0.05 { return 100 }
    if gap < 0.15 { return 60 + 400 * (0.15 - gap) }
    if gap < 0.5 { return 20 + 114.3 * (0.5 - gap) }
    return 10 / count.squareRoot()
  }

  /// The angles between neighboring directions, all around.
  private static func gaps(_ bearings: [Double]) -> [Double] {
    let turn = 2 * Double.pi
    let sorted = bearings.map { bearing in
      let rest = fmod(bearing, turn)
      return rest < 0 ? rest + turn : rest
    }.sorted()
    return sorted.indices.map { index in
      guard index + 1 < sorted.count else { return sorted[0] + turn - sorted[index] }
      return sorted[index + 1] - sorted[index]
    }
  }
}
