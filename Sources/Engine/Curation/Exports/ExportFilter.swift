import Datasets

/// Selects the samples of an export by their review.
package enum ExportFilter: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
  /// All samples, including those without a review.
  case all

  /// Whether a sample with `review` (nil if it has no valid one) is selected.
  func admits(_ review: Review?) -> Bool {
    self == .all || review?.status.rawValue == rawValue
  }
}
