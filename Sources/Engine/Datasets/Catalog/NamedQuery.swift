import Libraries

/// The queries of the guide to the sample table, by name (`docs/formats/catalog.md`).
package enum NamedQuery: String, CaseIterable, Sendable {
  case labelTypes = "label-types"
  case labels
  case failed
  case activity
  case label
  case accepted
  case sources
  case overall
  case fewSamples = "few-samples"

  /// What the query lists.
  package var summary: String {
    switch self {
    case .labelTypes: "number of samples by label type"
    case .labels: "number of samples by label; VALUE: of one label type"
    case .failed: "the latest samples that cannot be read"
    case .activity: "samples and labels by day"
    case .label: "the samples of the label VALUE"
    case .accepted: "the samples that were reviewed as good"
    case .sources: "the samples with their captures or sources; VALUE: of one source"
    case .overall: "totals and the share of samples reviewed as good"
    case .fewSamples: "labels with fewer than 10 samples"
    }
  }

  /// Whether the query needs a value, may have one, or takes none.
  package enum Value: Sendable {
    case none, optional, required
  }

  /// Whether the query takes a value.
  package var value: Value {
    switch self {
    case .labels, .sources: .optional
    case .label: .required
    case .labelTypes, .failed, .activity, .accepted, .overall, .fewSamples: .none
    }
  }

  /// The statement; `value` restricts it.
  package func sql(_ value: String? = nil) -> String {
    let literal = value.map { "'" + $0.replacing("'", with: "''") + "'" }
    switch self {
    case .labelTypes:
      return "SELECT label_type, COUNT(*) AS sample_count FROM training_samples "
        + "GROUP BY label_type ORDER BY sample_count DESC, label_type"
    case .labels:
      let condition = literal.map { "WHERE label_type = \($0) " } ?? ""
      return "SELECT label, label_type, COUNT(*) AS count FROM training_samples \(condition)"
        + "GROUP BY label, label_type ORDER BY count DESC, label, label_type"
    case .failed:
      return "SELECT id, created_at, label, label_type, image_url, nyckel_status "
        + "FROM training_samples WHERE nyckel_status = 'error' "
        + "ORDER BY created_at DESC, image_url LIMIT 20"
    case .activity:
      return "SELECT DATE(created_at) AS training_date, COUNT(*) AS samples_submitted, "
        + "COUNT(DISTINCT label) AS unique_labels FROM training_samples "
        + "GROUP BY DATE(created_at) ORDER BY training_date DESC LIMIT 30"
    case .label:
      return "SELECT id, image_url, created_at, nyckel_status FROM training_samples "
        + "WHERE label = \(literal ?? "NULL") ORDER BY created_at DESC, image_url"
    case .accepted:
      return "SELECT image_url, label, label_type, crop_data, created_at FROM training_samples "
        + "WHERE nyckel_status = 'accepted' ORDER BY label, created_at, image_url"
    case .sources:
      let condition = literal.map { "ts.source_scan_id = \($0)" } ?? "ts.source_scan_id IS NOT NULL"
      return "SELECT ts.label, ts.region_name, ts.image_url, aj.golden_frames AS scan_frame "
        + "FROM training_samples ts LEFT JOIN analysis_jobs aj ON ts.source_scan_id = aj.id "
        + "WHERE \(condition) ORDER BY ts.created_at DESC, ts.image_url, ts.label"
    case .overall:
      return "SELECT COUNT(*) AS total_samples, COUNT(DISTINCT label) AS unique_labels, "
        + "COUNT(CASE WHEN nyckel_status = 'accepted' THEN 1 END) AS successful, "
        + "COUNT(CASE WHEN nyckel_status = 'error' THEN 1 END) AS failed, "
        + "ROUND(COUNT(CASE WHEN nyckel_status = 'accepted' THEN 1 END) * 100.0 / COUNT(*), 2) "
        + "AS success_rate FROM training_samples"
    case .fewSamples:
      return "SELECT label, COUNT(*) AS count FROM training_samples WHERE label IS NOT NULL "
        + "GROUP BY label HAVING COUNT(*) < 10 ORDER BY count, label"
    }
  }
}
