import Libraries

/// The content of a catalog as text, for comparing catalogs.
extension CatalogDatabase {
  /// All that the tables say about samples and reviews, sorted; without marks and row numbers.
  func dump() throws -> [String] {
    let sample = "(SELECT key FROM samples WHERE number = sample)"
    let queries = [
      "SELECT key, kind, class, id_number, id, revision, created_at, updated_at, labeler, source, "
        + "quote(position), iq_sha256, width, height, classes, box_count, quote(least_confidence), "
        + "quote(greatest_confidence), verified_count, empty_boxes, misplaced, verdict, image_path, "
        + "image_size, folder, record_inode, record_size, record_seconds, record_nanoseconds "
        + "FROM samples ORDER BY key",
      "SELECT \(sample) AS key, ordinal, class, quote(x), quote(y), quote(width), quote(height), "
        + "quote(confidence), source, verified FROM boxes ORDER BY key, ordinal",
      "SELECT \(sample) AS key, class, boxes FROM sample_classes ORDER BY key, class",
      "SELECT * FROM class_sources ORDER BY class, source",
      "SELECT * FROM training_samples ORDER BY id",
      "SELECT * FROM reviews ORDER BY offset",
      "SELECT * FROM problems ORDER BY folder, path",
    ]
    return try queries.flatMap { sql in
      try connection.rows(sql) { row in
        (0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: "|")
      }
    }
  }
}
