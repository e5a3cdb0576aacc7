/// One line of `reviews.jsonl`.
package struct Review: Sendable, Hashable {
  /// `<signal>/<id>` of a sample; the image's hash in a curated dataset.
  package var imageID: String
  package var status: ReviewStatus
  package var notes: String
  package var reviewer: String?
  package var reviewedAt: String?
  /// The revision of the sample that was looked at; nil in files of other programs.
  package var revision: Int?

  /// Whether this still says something of the sample at `revision`: its boxes are those that were
  /// looked at.
  package func counts(forRevision revision: Int) -> Bool {
    self.revision == nil || self.revision == revision
  }
}

extension Review: Codable {
  private enum Key: String, CodingKey {
    case imageID = "image_id"
    case status, notes, reviewer
    case reviewedAt = "reviewed_at"
    case revision
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    imageID = try container.decode(String.self, forKey: .imageID)
    status = try container.decode(ReviewStatus.self, forKey: .status)
    notes = try container.decodeIfPresent(String.self, forKey: .notes) ?? ""
    reviewer = try container.decodeIfPresent(String.self, forKey: .reviewer)
    reviewedAt = try container.decodeIfPresent(String.self, forKey: .reviewedAt)
    revision = try container.decodeIfPresent(Int.self, forKey: .revision)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(imageID, forKey: .imageID)
    try container.encode(status, forKey: .status)
    try container.encode(notes, forKey: .notes)
    try container.encodeIfPresent(reviewer, forKey: .reviewer)
    try container.encodeIfPresent(reviewedAt, forKey: .reviewedAt)
    try container.encodeIfPresent(revision, forKey: .revision)
  }
}
