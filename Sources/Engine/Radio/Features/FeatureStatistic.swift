/// How the values of a feature in several chunks are aggregated.
package enum FeatureStatistic: String, Sendable, Codable, CaseIterable {
  case mean
  /// The population standard deviation.
  case deviation = "std"
  case minimum = "min"
  case maximum = "max"

  /// The statistic of `values`, of which there is at least one.
  func value(of values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    switch self {
    case .mean: return mean
    case .deviation:
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count)).squareRoot()
    case .minimum: return values.min() ?? mean
    case .maximum: return values.max() ?? mean
    }
  }
}
