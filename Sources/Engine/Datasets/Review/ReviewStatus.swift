/// The result of a review.
package enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
}
