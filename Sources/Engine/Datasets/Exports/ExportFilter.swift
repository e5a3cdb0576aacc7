/// Which samples go into an export, by their review.
package enum ExportFilter: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
  /// Those without a review too.
  case all

  /// Whether a sample with `review` (nil: none that counts) goes in.
  func admits(_ review: Review?) -> Bool {
    self == .all || review?.status.rawValue == rawValue
  }
}
