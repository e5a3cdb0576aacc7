import Labels
import Libraries

/// The SQL that lists the samples of a filter in an order.
///
/// A condition that few samples meet is where the search starts; the others are tested sample by
/// sample, in the order of the list. So a page is found without looking at all samples.
struct SampleQuery {
  /// A condition: SQL that tests the sample `s`, and the values of its parameters.
  private struct Condition {
    var test: String
    /// SQL that lists the numbers of the samples that meet the condition; nil if no index does.
    var list: String?
    var values: [SQLiteValue]
  }

  /// A condition that at most this many samples meet is where the search starts.
  private static let few = 4000
  static let columns =
    "s.key, s.classes, s.source, s.box_count, s.least_confidence, s.verdict, s.revision, "
    + "s.updated_at"

  private let conditions: [Condition]
  private let order: SampleOrder

  init(_ filter: SampleFilter, order: SampleOrder) {
    conditions = Self.conditions(filter)
    self.order = order
  }

  /// The rows, at most `limit` of them after the first `offset`.
  func rows(
    in catalog: CatalogDatabase, limit: Int? = nil, offset: Int = 0
  ) throws -> [SampleRow] {
    let (source, tests, values) = try plan(catalog, isPage: limit != nil)
    let sql =
      "SELECT \(Self.columns) FROM \(source)\(Self.clause(tests)) ORDER BY \(terms) LIMIT ? OFFSET ?"
    return try catalog.connection.rows(
      sql, values + [.integer(limit ?? -1), .integer(offset)]
    ) { SampleRow($0) }.compactMap { $0 }
  }

  /// The number of samples.
  func count(in catalog: CatalogDatabase) throws -> Int {
    let (source, tests, values) = try plan(catalog, isPage: false)
    return try catalog.connection.first(
      "SELECT count(*) FROM \(source)\(Self.clause(tests))", values
    ) { $0.integer(0) } ?? 0
  }

  /// SQL that lists `column` of the samples, and the values of its parameters.
  func selection(
    of column: String, in catalog: CatalogDatabase
  ) throws -> (sql: String, values: [SQLiteValue]) {
    let (source, tests, values) = try plan(catalog, isPage: false)
    return ("SELECT s.\(column) FROM \(source)\(Self.clause(tests))", values)
  }

  /// The first unreviewed sample behind `key` in the order; the first of all for nil or a sample
  /// that no longer exists.
  func nextUnreviewed(after key: SampleKey?, in catalog: CatalogDatabase) throws -> SampleRow? {
    var (source, tests, values) = try plan(catalog, isPage: true)
    tests.append("s.verdict = 'unreviewed'")
    if let key, let place = try place(of: key, in: catalog) {
      tests.append(place.test)
      values += place.values
    }
    let sql =
      "SELECT \(Self.columns) FROM \(source)\(Self.clause(tests)) ORDER BY \(terms) LIMIT 1"
    return try catalog.connection.first(sql, values) { SampleRow($0) } ?? nil
  }

  // MARK: - Order

  private static let keyTerms = "s.kind, s.class, s.id_number, s.id"

  private var terms: String {
    switch order {
    case .key: Self.keyTerms
    case .newest: "s.updated_at DESC, \(Self.keyTerms)"
    case .leastConfident: "coalesce(s.least_confidence, 2), \(Self.keyTerms)"
    case .mostBoxes: "s.box_count DESC, \(Self.keyTerms)"
    }
  }

  /// The condition of being behind the sample `key`; nil if it is not known where that is.
  private func place(of key: SampleKey, in catalog: CatalogDatabase) throws -> Condition? {
    let (kind, className, idNumber, id) = SampleColumns.order(key)
    let isBehind = "(\(Self.keyTerms)) > (?, ?, ?, ?)"
    let keyValues: [SQLiteValue] = [
      .integer(kind), .text(className), .integer(idNumber), .text(id),
    ]
    let (column, comparison): (String, String)
    switch order {
    case .key: return Condition(test: isBehind, list: nil, values: keyValues)
    case .newest: (column, comparison) = ("s.updated_at", "<")
    case .leastConfident: (column, comparison) = ("coalesce(s.least_confidence, 2)", ">")
    case .mostBoxes: (column, comparison) = ("s.box_count", "<")
    }
    let value = try catalog.connection.first(
      "SELECT \(column) FROM samples s WHERE s.key = ?", [.text(key.description)]
    ) { $0.value(0) }
    guard let value else { return nil }
    if value == .null {
      // Samples without a time come last.
      return Condition(test: "\(column) IS NULL AND \(isBehind)", list: nil, values: keyValues)
    }
    let hasNull = order == .newest ? " OR \(column) IS NULL" : ""
    return Condition(
      test:
        "(\(column) \(comparison)= ? AND (\(column) \(comparison) ? OR \(isBehind))\(hasNull))",
      list: nil, values: [value, value] + keyValues)
  }

  // MARK: - Conditions

  /// The tables, the tests and their values.
  private func plan(
    _ catalog: CatalogDatabase, isPage: Bool
  ) throws -> (source: String, tests: [String], values: [SQLiteValue]) {
    var start: Int?
    if isPage {
      var fewest = Self.few
      for (index, condition) in conditions.enumerated() {
        guard let list = condition.list else { continue }
        let count =
          try catalog.connection.first(
            "SELECT count(*) FROM (\(list) LIMIT \(Self.few))", condition.values
          ) { $0.integer(0) } ?? 0
        if count < fewest { (start, fewest) = (index, count) }
      }
    }
    let others = conditions.indices.filter { $0 != start }.map { conditions[$0] }
    let tests = others.map(\.test)
    let values = others.flatMap(\.values)
    guard let start, let list = conditions[start].list else {
      return ("samples s INDEXED BY \(index)", tests, values)
    }
    return (
      "(SELECT DISTINCT number FROM (\(list))) f CROSS JOIN samples s ON s.number = f.number",
      tests, conditions[start].values + values
    )
  }

  private var index: String {
    switch order {
    case .key: "samples_key"
    case .newest: "samples_newest"
    case .leastConfident: "samples_least_confident"
    case .mostBoxes: "samples_most_boxes"
    }
  }

  private static func clause(_ tests: [String]) -> String {
    tests.isEmpty ? "" : " WHERE " + tests.joined(separator: " AND ")
  }

  private static func conditions(_ filter: SampleFilter) -> [Condition] {
    var conditions: [Condition] = []
    func add(_ values: [String], test: (String) -> String, list: (String) -> String) {
      guard !values.isEmpty else { return }
      let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
      conditions.append(
        Condition(test: test(marks), list: list(marks), values: values.map { .text($0) }))
    }
    add(
      filter.verdicts.map(\.rawValue).sorted(), test: { "s.verdict IN (\($0))" },
      list: { "SELECT number FROM samples WHERE verdict IN (\($0))" })
    add(
      filter.classes.sorted(),
      test: {
        "EXISTS (SELECT 1 FROM sample_classes c WHERE c.class IN (\($0)) AND c.sample = s.number)"
      },
      list: { "SELECT sample AS number FROM sample_classes WHERE class IN (\($0))" })
    add(
      filter.sources.map(\.rawValue).sorted(),
      test: {
        "EXISTS (SELECT 1 FROM boxes b WHERE b.source IN (\($0)) AND b.sample = s.number)"
      },
      list: { "SELECT sample AS number FROM boxes WHERE source IN (\($0))" })
    add(
      filter.captures.sorted(), test: { "s.source IN (\($0))" },
      list: { "SELECT number FROM samples WHERE source IN (\($0))" })
    add(
      filter.reviewers.sorted(), test: { "s.key IN (\(Self.reviewedKeys($0)))" },
      list: { "SELECT number FROM samples WHERE key IN (\(Self.reviewedKeys($0)))" })
    add(
      filter.kinds.map { $0 == .signal ? "0" : "1" }.sorted(),
      test: { "s.kind IN (\($0.replacing("?", with: "CAST(? AS INTEGER)")))" },
      list: {
        "SELECT number FROM samples WHERE kind IN (\($0.replacing("?", with: "CAST(? AS INTEGER)")))"
      })
    if let range = filter.confidence {
      conditions.append(
        Condition(
          test: "s.least_confidence <= ? AND EXISTS (SELECT 1 FROM boxes b "
            + "WHERE b.sample = s.number AND coalesce(b.confidence, 1) BETWEEN ? AND ?)",
          list: nil,
          values: [.real(range.upperBound), .real(range.lowerBound), .real(range.upperBound)]))
    }
    if let days = filter.days {
      conditions.append(
        Condition(
          test: "substr(s.created_at, 1, 10) BETWEEN ? AND ?", list: nil,
          values: [.text(days.lowerBound), .text(days.upperBound)]))
    }
    return conditions
  }

  /// SQL that lists the keys of the images that one of some people has reviewed.
  private static func reviewedKeys(_ marks: String) -> String {
    "SELECT r.image_id FROM reviews r WHERE r.reviewer IN (\(marks)) "
      + "AND r.status <> 'unreviewed' AND r.offset = (SELECT max(l.offset) FROM reviews l "
      + "WHERE l.image_id = r.image_id AND l.reviewer IS r.reviewer)"
  }
}

extension SampleRow {
  /// The sample in a row of `SampleQuery.columns`; nil if its key is not valid.
  fileprivate init?(_ row: borrowing SQLiteRow) {
    guard let key = row.text(0).flatMap({ try? SampleKey($0) }) else { return nil }
    self.init(
      key: key, classes: SampleColumns.classes(row.text(1) ?? "[]"), source: row.text(2),
      boxCount: row.integer(3), leastConfidence: row.real(4),
      verdict: row.text(5).flatMap(ReviewStatus.init) ?? .unreviewed, revision: row.integer(6),
      updatedAt: row.text(7))
  }
}
