import Libraries

/// The figures of the dashboard, and the verdicts of one person.
extension CatalogDatabase {
  /// Counts all samples.
  func figures() throws -> DashboardCount {
    var count = DashboardCount()
    try each(
      "SELECT kind, count(*), coalesce(sum(box_count), 0), sum(box_count = 0) FROM samples GROUP BY kind"
    ) { row in
      let kind = row.integer(0) == 0 ? SampleFilter.Kind.signal : .picture
      count.kinds[kind] = row.integer(1)
      count.boxes += row.integer(2)
      count.negatives += row.integer(3)
    }
    try each("SELECT verdict, count(*) FROM samples GROUP BY verdict") { row in
      if let verdict = row.text(0).flatMap(ReviewStatus.init) {
        count.verdicts[verdict] = row.integer(1)
      }
    }
    count.classes = try counts("SELECT class, count(*) FROM sample_classes GROUP BY class")
    count.sources = try counts("SELECT source, count(*) FROM boxes GROUP BY source")
    count.captures = try counts("SELECT source, count(*) FROM samples GROUP BY source")
    count.days = try counts(
      "SELECT substr(created_at, 1, 10) AS day, count(*) FROM samples GROUP BY day")
    try each(
      "SELECT min(9, max(0, CAST(coalesce(confidence, 1) * 10 AS INTEGER))) AS tenth, count(*) "
        + "FROM boxes GROUP BY tenth"
    ) { row in
      let tenth = row.integer(0)
      if count.confidence.indices.contains(tenth) { count.confidence[tenth] = row.integer(1) }
    }
    return count
  }

  /// The last review of each image by `reviewer`: its status and revision, by image id.
  func verdicts(of reviewer: String?) throws -> [String: Review] {
    var reviews: [String: Review] = [:]
    try each(
      "SELECT image_id, status, revision, max(offset) FROM reviews WHERE reviewer IS ? "
        + "GROUP BY image_id", [SQLiteValue(reviewer)]
    ) { row in
      guard let id = row.text(0), let status = row.text(1).flatMap(ReviewStatus.init) else {
        return
      }
      reviews[id] = Review(
        imageID: id, status: status, reviewer: reviewer, revision: row.optionalInteger(2))
    }
    return reviews
  }

  /// Calls `body` with every row of `sql`.
  private func each(
    _ sql: String, _ values: [SQLiteValue] = [], _ body: (borrowing SQLiteRow) -> Void
  ) throws {
    try connection.forEach(sql, values) { row in
      body(row)
      return true
    }
  }

  /// The names in the first column of `sql` with the counts in the second one, without missing names.
  private func counts(_ sql: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    try each(sql) { row in
      if let name = row.text(0) { counts[name] = row.integer(1) }
    }
    return counts
  }
}
