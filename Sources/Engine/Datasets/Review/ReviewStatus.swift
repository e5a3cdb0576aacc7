/// What a reviewer said of an image.
package enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
}
