/// What a reviewer said of an image.
public enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case good
  case bad
  case skip
}
