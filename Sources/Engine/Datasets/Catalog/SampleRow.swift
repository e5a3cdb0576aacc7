/// A sample in a list: what the catalog knows without reading the sample's files.
package struct SampleRow: Sendable, Hashable {
  /// Identifies the sample.
  package var key: SampleKey
  /// The classes of the sample, sorted by name.
  package var classes: [String]
  /// The file name of the capture, or the source of the picture; nil if unknown.
  package var source: String?
  /// The number of boxes.
  package var boxCount: Int
  /// The smallest confidence of its boxes, where a box that a person drew counts as 1; nil without
  /// boxes.
  package var leastConfidence: Double?
  /// The result of the latest valid review.
  package var verdict: ReviewStatus
  /// The number of times its boxes were saved.
  package var revision: Int
  /// When the sample was last changed, UTC.
  package var updatedAt: String?

  /// A row with these values.
  package init(
    key: SampleKey, classes: [String], source: String?, boxCount: Int, leastConfidence: Double?,
    verdict: ReviewStatus, revision: Int, updatedAt: String?
  ) {
    self.key = key
    self.classes = classes
    self.source = source
    self.boxCount = boxCount
    self.leastConfidence = leastConfidence
    self.verdict = verdict
    self.revision = revision
    self.updatedAt = updatedAt
  }
}
