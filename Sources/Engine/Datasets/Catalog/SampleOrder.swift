/// The order of a list of samples. Samples that are equal in it are in the order of their keys.
package enum SampleOrder: String, Sendable, Hashable, CaseIterable {
  /// By key: captures' samples by class and id, then pictures by id.
  case key
  /// The most recently changed sample first.
  case newest
  /// The sample with the least confident box first; samples without boxes come last.
  case leastConfident
  /// The sample with the most boxes first.
  case mostBoxes
}
