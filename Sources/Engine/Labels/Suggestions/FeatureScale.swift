/// Converts features to coordinates in which distances are comparable: each feature is divided by its usual deviation
/// within a class, so that a feature that tells classes apart counts more than one that varies within them.
struct FeatureScale: Sendable {
  /// How many examples the tolerance of a feature counts for, against the deviation of the examples.
  private static let trust = 4.0

  private let factors: [Double]
  /// The sum of the weights.
  let weight: Double

  /// The scale for `examples`, all with the same number of features; of no features if there are none.
  init(_ examples: [(features: [BoxFeature], label: String)]) {
    guard let first = examples.first?.features else {
      (factors, weight) = ([], 0)
      return
    }
    var means: [String: (sums: [Double], count: Double)] = [:]
    for (features, label) in examples {
      var mean = means[label] ?? ([Double](repeating: 0, count: first.count), 0)
      for index in features.indices { mean.sums[index] += features[index].value }
      mean.count += 1
      means[label] = mean
    }
    var squares = [Double](repeating: 0, count: first.count)
    for (features, label) in examples {
      guard let mean = means[label] else { continue }
      for index in features.indices {
        let deviation = features[index].value - mean.sums[index] / mean.count
        squares[index] += deviation * deviation
      }
    }
    // The means themselves take one example of each class.
    let count = Double(examples.count - means.count) + Self.trust
    factors = zip(first, squares).map { feature, square in
      let tolerated = Self.trust * feature.tolerance * feature.tolerance
      return (feature.weight * count / (square + tolerated)).squareRoot()
    }
    weight = first.reduce(0) { $0 + $1.weight }
  }

  /// The coordinates of `features`; nil if there are not as many as in the examples.
  func coordinates(of features: [BoxFeature]) -> [Double]? {
    guard features.count == factors.count else { return nil }
    return zip(features, factors).map { $0.value * $1 }
  }
}
