import Foundations
import Libraries

extension SampleStore {
  /// Counts the samples of the dataset by its catalog, which is brought up to date first; reads no
  /// image. `DatasetCheck` finds damaged images.
  ///
  /// `progress` is called with the completed share, 0...1, while the catalog is built.
  package func summary(progress: (Double) -> Void = { _ in }) throws -> DatasetSummary {
    let found = try root.signalNames()
    let counted = try catalog.read(
      progress: {
        progress($0)
        return true
      },
      { database in
        var warnings = found.warnings
        for path in try database.markedPaths().sorted() {
          warnings += try database.warnings(of: path, dataset: root.path)
        }
        return try database.summary(warnings: warnings.map(\.description))
      })
    var summary = counted
    summary.warnings += found.names.compactMap {
      root.folder(of: $0).manifestWarning()?.description
    }
    return summary
  }
}

extension CatalogDatabase {
  /// The totals of all samples.
  fileprivate func summary(warnings: [String]) throws -> DatasetSummary {
    var summary = DatasetSummary(warnings: warnings)
    summary.samples = try connection.integer("SELECT count(*) FROM samples")
    summary.signals = try connection.rows(
      "SELECT class, count(*), sum(boxes) FROM sample_classes GROUP BY class ORDER BY class"
    ) {
      DatasetSummary.Signal(
        signalName: $0.text(0) ?? "", samples: $0.integer(1), boxes: $0.integer(2))
    }
    summary.boxes = summary.signals.reduce(0) { $0 + $1.boxes }
    for (verdict, count) in try counts("SELECT verdict, count(*) FROM samples GROUP BY verdict") {
      summary.reviews.set(ReviewStatus(rawValue: verdict) ?? .unreviewed, count)
    }
    for (name, count) in try counts(
      "SELECT source, count(*) FROM samples WHERE source IS NOT NULL GROUP BY source")
    {
      summary.captures[name] = count
    }
    for (name, count) in try counts("SELECT source, count(*) FROM boxes GROUP BY source") {
      summary.boxSources[name] = count
    }
    summary.boxesWithoutArea = try connection.integer(
      "SELECT sum(empty_boxes) FROM samples WHERE empty_boxes > 0")
    summary.misplacedSamples = try connection.integer(
      "SELECT count(*) FROM samples WHERE misplaced > 0")
    summary.finish()
    return summary
  }

  private func counts(_ sql: String) throws -> [(String, Int)] {
    try connection.rows(sql) { ($0.text(0) ?? "", $0.integer(1)) }
  }
}
