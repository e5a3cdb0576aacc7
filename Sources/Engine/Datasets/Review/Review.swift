/// A line of `reviews.jsonl` (`docs/formats/training-samples.md`).
package struct Review: Sendable, Hashable {
  /// `<class>/<id>` of a sample; the hash of the image in a curated dataset.
  package var imageID: String
  /// The result of the review.
  package var status: ReviewStatus
  /// A note; may be empty.
  package var notes: String
  /// The person who reviewed; nil in files of other programs.
  package var reviewer: String?
  /// When it was reviewed, UTC; nil in files of other programs.
  package var reviewedAt: String?
  /// The revision of the sample that was reviewed; nil in files of other programs.
  package var revision: Int?
  /// The boxes as the reviewer saw or fixed them; nil if the review does not state them.
  package var boxes: [ReviewedBox]?

  /// A review with these values.
  package init(
    imageID: String, status: ReviewStatus, notes: String = "", reviewer: String? = nil,
    reviewedAt: String? = nil, revision: Int? = nil, boxes: [ReviewedBox]? = nil
  ) {
    self.imageID = imageID
    self.status = status
    self.notes = notes
    self.reviewer = reviewer
    self.reviewedAt = reviewedAt
    self.revision = revision
    self.boxes = boxes
  }

  /// Whether the review is valid for the sample at `revision`: its boxes have not changed since.
  package func counts(forRevision revision: Int) -> Bool {
    self.revision == nil || self.revision == revision
  }
}

extension Review: Codable {
  private enum Key: String, CodingKey {
    case imageID = "image_id"
    case status, notes, reviewer
    case reviewedAt = "reviewed_at"
    case revision, boxes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    imageID = try container.decode(String.self, forKey: .imageID)
    status = try container.decode(ReviewStatus.self, forKey: .status)
    notes = try container.decodeIfPresent(String.self, forKey: .notes) ?? ""
    reviewer = try container.decodeIfPresent(String.self, forKey: .reviewer)
    reviewedAt = try container.decodeIfPresent(String.self, forKey: .reviewedAt)
    revision = try container.decodeIfPresent(Int.self, forKey: .revision)
    boxes = try container.decodeIfPresent([ReviewedBox].self, forKey: .boxes)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(imageID, forKey: .imageID)
    try container.encode(status, forKey: .status)
    try container.encode(notes, forKey: .notes)
    try container.encodeIfPresent(reviewer, forKey: .reviewer)
    try container.encodeIfPresent(reviewedAt, forKey: .reviewedAt)
    try container.encodeIfPresent(revision, forKey: .revision)
    try container.encodeIfPresent(boxes, forKey: .boxes)
  }
}
