import Libraries

/// The figures of the dashboard, and the verdicts of one person.
extension CatalogDatabase {
  /// Counts the samples that `filter` selects.
  func figures(of filter: SampleFilter) throws -> DashboardCount {
    let chosen = try Chosen(filter, in: self)
    var count = DashboardCount()
    try each(
      chosen,
      "SELECT kind, count(*), coalesce(sum(box_count), 0), sum(box_count = 0) FROM samples "
        + "WHERE \(chosen.holds("number")) GROUP BY kind"
    ) { row in
      let kind = row.integer(0) == 0 ? SampleFilter.Kind.signal : .picture
      count.kinds[kind] = row.integer(1)
      count.boxes += row.integer(2)
      count.negatives += row.integer(3)
    }
    func counts(_ column: String, _ table: String, by number: String) throws -> [String: Int] {
      var counts: [String: Int] = [:]
      try each(
        chosen,
        "SELECT \(column), count(*) FROM \(table) WHERE \(chosen.holds(number)) GROUP BY 1"
      ) { row in
        if let name = row.text(0) { counts[name] = row.integer(1) }
      }
      return counts
    }
    for (name, number) in try counts("verdict", "samples", by: "number") {
      if let verdict = ReviewStatus(rawValue: name) { count.verdicts[verdict] = number }
    }
    count.classes = try counts("class", "sample_classes", by: "sample")
    count.sources = try counts("source", "boxes", by: "sample")
    count.captures = try counts("source", "samples", by: "number")
    count.days = try counts("substr(created_at, 1, 10)", "samples", by: "number")
    try each(
      chosen,
      "SELECT min(9, max(0, CAST(coalesce(confidence, 1) * 10 AS INTEGER))) AS tenth, count(*) "
        + "FROM boxes WHERE \(chosen.holds("sample")) AND coalesce(confidence, 1) BETWEEN ? AND ? "
        + "GROUP BY tenth",
      [
        .real(filter.confidence?.lowerBound ?? -.infinity),
        .real(filter.confidence?.upperBound ?? .infinity),
      ]
    ) { row in
      let tenth = row.integer(0)
      if count.confidence.indices.contains(tenth) { count.confidence[tenth] = row.integer(1) }
    }
    return count
  }

  /// The keys of the samples that `filter` selects.
  func keys(of filter: SampleFilter) throws -> Set<String> {
    let (sql, values) = try SampleQuery(filter, order: .key).selection(of: "key", in: self)
    return Set(try connection.rows(sql, values) { $0.text(0) ?? "" })
  }

  /// The samples of a filter, as SQL that several statements begin with.
  private struct Chosen {
    /// Empty if all samples are chosen.
    let clause: String
    let values: [SQLiteValue]

    init(_ filter: SampleFilter, in catalog: CatalogDatabase) throws {
      guard filter != SampleFilter() else {
        (clause, values) = ("", [])
        return
      }
      let (sql, values) = try SampleQuery(filter, order: .key).selection(of: "number", in: catalog)
      clause = "WITH chosen(number) AS MATERIALIZED (\(sql)) "
      self.values = values
    }

    /// SQL that tests whether the sample whose number is in `column` is chosen.
    func holds(_ column: String) -> String {
      clause.isEmpty ? "TRUE" : "\(column) IN (SELECT number FROM chosen)"
    }
  }

  /// The last review of each image by `reviewer`: its status and revision, by image id.
  func verdicts(of reviewer: String?) throws -> [String: Review] {
    var reviews: [String: Review] = [:]
    try connection.forEach(
      "SELECT image_id, status, revision, max(offset) FROM reviews WHERE reviewer IS ? "
        + "GROUP BY image_id", [SQLiteValue(reviewer)]
    ) { row in
      if let id = row.text(0), let status = row.text(1).flatMap(ReviewStatus.init) {
        reviews[id] = Review(
          imageID: id, status: status, reviewer: reviewer, revision: row.optionalInteger(2))
      }
      return true
    }
    return reviews
  }

  /// Calls `body` with every row of `sql`, which may use `chosen`.
  private func each(
    _ chosen: Chosen, _ sql: String, _ values: [SQLiteValue] = [],
    _ body: (borrowing SQLiteRow) -> Void
  ) throws {
    try connection.forEach(chosen.clause + sql, chosen.values + values) { row in
      body(row)
      return true
    }
  }
}
