/// The band that has 0.5 % of the power below it and 0.5 % above it.
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

  /// The frequency where the sum of the power of `slices`, in their order, finally exceeds
  /// `outside`: fluctuations of the noise before the signal may exceed it for a while.
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
