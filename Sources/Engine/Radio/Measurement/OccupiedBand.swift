/// The band outside of which lies 0.5 % of the power at either side.
enum OccupiedBand {
  private static let shareOutside = 0.005

  static func of(
    _ slices: [SpectrumSlice], above noise: Double, power: Double
  ) -> ClosedRange<Double>? {
    let outside = power * shareOutside
    guard let lower = edge(slices, above: noise, outside: outside, isLower: true),
      let upper = edge(slices.reversed(), above: noise, outside: outside, isLower: false),
      lower < upper
    else { return nil }
    return lower...upper
  }

  /// Where the power of `slices`, added up in their order, exceeds `outside` for good: fluctuations of
  /// the noise before the signal may exceed it for a while.
  private static func edge(
    _ slices: [SpectrumSlice], above noise: Double, outside: Double, isLower: Bool
  ) -> Double? {
    var sum = 0.0
    var edge: Double?
    for slice in slices {
      let power = slice.power - noise * slice.width
      if sum <= outside, sum + power > outside {
        let part = (outside - sum) / power * slice.width
        edge = isLower ? slice.frequencies.lowerBound + part : slice.frequencies.upperBound - part
      }
      sum += power
    }
    return edge
  }
}
