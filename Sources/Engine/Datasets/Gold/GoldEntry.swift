/// The accuracy of one person's labels on a gold capture at some time.
package struct GoldEntry: Sendable, Equatable, Codable {
  /// The id of the `GoldTask`.
  package let task: String
  /// The person who labeled; nil if unknown.
  package let labeler: String?
  /// When the labels were written, UTC.
  package let at: String
  package let score: GoldScore
}
