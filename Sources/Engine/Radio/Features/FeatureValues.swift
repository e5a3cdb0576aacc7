/// A number for each feature.
package struct FeatureValues: Sendable, Equatable {
  /// The numbers in the order of `SignalFeature.allCases`.
  package private(set) var values: [Double]

  /// All zeros.
  package init() { values = [Double](repeating: 0, count: SignalFeature.allCases.count) }

  /// The number of `feature`.
  package subscript(feature: SignalFeature) -> Double {
    get { values[Self.places[feature] ?? 0] }
    set { values[Self.places[feature] ?? 0] = newValue }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: SignalFeature.allCases.enumerated().map { ($1, $0) })
}
