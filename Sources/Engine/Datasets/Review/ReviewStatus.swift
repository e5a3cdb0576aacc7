/// The result of a review.
package enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
  /// Another person should look at the sample.
  case flag
  /// No review, or an earlier one that was taken back.
  case unreviewed
}
