/// A number that describes a box, to compare it with other boxes.
package struct BoxFeature: Sendable, Hashable {
  package var value: Double
  /// The usual deviation of the value among boxes of a class.
  package var tolerance: Double
  /// How much the feature counts in comparison with others.
  package var weight: Double

  /// The largest value, so that squares of differences are finite.
  private static let limit = 1e6

  /// A feature. The value is limited to a million; it is 0 if it is not finite.
  package init(_ value: Double, tolerance: Double, weight: Double = 1) {
    self.value = value.isFinite ? min(max(value, -Self.limit), Self.limit) : 0
    self.tolerance = tolerance
    self.weight = weight
  }
}
