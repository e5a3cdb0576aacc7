import FoundationEssentials
import Foundations
import Libraries

/// Mirrors the lines of `reviews.jsonl`.
extension CatalogDatabase {
  private static let columns =
    "image_id, status, notes, reviewer, reviewed_at, revision, boxes"

  /// Adds the review in the line at `offset` of the file, and updates the verdict of its sample.
  func add(_ review: Review, at offset: Int) throws {
    try connection.execute(
      "INSERT OR REPLACE INTO reviews VALUES(?, ?, ?, ?, ?, ?, ?, ?)", .integer(offset),
      .text(review.imageID), .text(review.status.rawValue), .text(review.notes),
      SQLiteValue(review.reviewer), SQLiteValue(review.reviewedAt), SQLiteValue(review.revision),
      SQLiteValue(try review.boxes.map(Self.text)))
  }

  /// Removes all reviews. Verdicts stay until `updateVerdicts`.
  func removeReviews() throws { try connection.execute("DELETE FROM reviews") }

  /// The verdict of the sample `key` at `revision`: that of its latest valid review.
  func verdict(of key: String, revision: Int) throws -> ReviewStatus {
    try lastReviews(of: key).first { $0.counts(forRevision: revision) }?.status ?? .unreviewed
  }

  /// The latest valid review of the sample `key`; nil if there is none.
  func validReview(of key: SampleKey) throws -> Review? {
    let key = key.description
    let revision = try connection.first(
      "SELECT revision FROM samples WHERE key = ?", [.text(key)]
    ) { $0.integer(0) }
    guard let revision else { return nil }
    return try lastReviews(of: key).first { $0.counts(forRevision: revision) }
  }

  /// The last review of the image `key` by each person, the latest first, without those that were
  /// taken back.
  func lastReviews(of key: String) throws -> [Review] {
    try connection.rows(
      "SELECT \(Self.columns), max(offset) AS last FROM reviews WHERE image_id = ? "
        + "GROUP BY reviewer ORDER BY last DESC", [.text(key)]
    ) { Self.review($0) }.compactMap { $0 }.filter { $0.status != .unreviewed }
  }

  /// The last review of each image by each person, in the order of the file, without those that were
  /// taken back.
  func latestReviews() throws -> [Review] {
    try connection.rows(
      "SELECT \(Self.columns) FROM reviews WHERE offset IN "
        + "(SELECT max(offset) FROM reviews GROUP BY image_id, reviewer) "
        + "AND status <> 'unreviewed' ORDER BY offset"
    ) { Self.review($0) }.compactMap { $0 }
  }

  /// The offset and the content of the last line that is a review.
  func lastLine() throws -> (offset: Int, review: Review)? {
    let row = try connection.first(
      "SELECT \(Self.columns), offset FROM reviews ORDER BY offset DESC LIMIT 1"
    ) { row in Self.review(row).map { (offset: row.integer(7), review: $0) } }
    return row ?? nil
  }

  /// Sets the verdict of the sample `key` to that of its last valid review.
  func updateVerdict(of key: String) throws {
    let revision = try connection.first(
      "SELECT revision FROM samples WHERE key = ?", [.text(key)]
    ) { $0.integer(0) }
    guard let revision else { return }
    let verdict = try verdict(of: key, revision: revision)
    try connection.execute(
      "UPDATE samples SET verdict = ? WHERE key = ?", .text(verdict.rawValue), .text(key))
    try connection.execute(
      "UPDATE training_samples SET nyckel_status = ? WHERE nyckel_sample_id = ?",
      .text(TrainingSampleRow.status(verdict)), .text(key))
  }

  /// Sets the verdicts of all samples whose last review has changed.
  func updateVerdicts() throws {
    let changed = try connection.rows(
      """
      SELECT key FROM (
        SELECT s.key, s.verdict, coalesce((
          SELECT r.status FROM (
            SELECT status, revision, max(offset) AS last FROM reviews
            WHERE image_id = s.key GROUP BY reviewer) r
          WHERE r.status <> 'unreviewed' AND (r.revision IS NULL OR r.revision = s.revision)
          ORDER BY r.last DESC LIMIT 1), 'unreviewed') AS present
        FROM samples s) WHERE present <> verdict
      """
    ) { $0.text(0) ?? "" }
    for key in changed { try updateVerdict(of: key) }
  }

  private static func text(_ boxes: [ReviewedBox]) throws -> String {
    String(decoding: try OrderedJSONEncoder(.compact).encode(boxes), as: UTF8.self)
  }

  private static func review(_ row: borrowing SQLiteRow) -> Review? {
    guard let imageID = row.text(0), let status = row.text(1).flatMap(ReviewStatus.init) else {
      return nil
    }
    return Review(
      imageID: imageID, status: status, notes: row.text(2) ?? "", reviewer: row.text(3),
      reviewedAt: row.text(4), revision: row.optionalInteger(5),
      boxes: row.text(6).flatMap { try? JSONParser.decode([ReviewedBox].self, from: Data($0.utf8)) })
  }
}
