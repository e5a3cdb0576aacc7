import Foundations
import Libraries

/// Remembers the problems that were found when a folder was read.
extension CatalogDatabase {
  private enum Kind: String {
    case imageWithoutRecord = "image_without_record"
    case recordWithoutImage = "record_without_image"
    case unreadableRecord = "unreadable_record"
    case unreadableReview = "unreadable_review"
    case pictureWithoutRecord = "picture_without_record"
    case recordWithoutPicture = "record_without_picture"
    case unreadablePicture = "unreadable_picture"
  }

  /// Replaces the problems of the folder or file at `path`. `dataset` is the path of the dataset,
  /// which is not part of what is stored.
  func set(_ warnings: [DatasetWarning], of path: String, dataset: String) throws {
    try connection.execute("DELETE FROM problems WHERE folder = ?", .text(path))
    for warning in warnings { try insert(warning, of: path, dataset: dataset) }
  }

  /// The problems of the folder or file at `path`.
  func warnings(of path: String, dataset: String) throws -> [DatasetWarning] {
    try connection.rows(
      "SELECT kind, path, line, reason FROM problems WHERE folder = ? ORDER BY rowid",
      [.text(path)]
    ) { row in Self.warning(row, dataset: dataset) }.compactMap { $0 }
  }

  private func insert(_ warning: DatasetWarning, of folder: String, dataset: String) throws {
    let fields: (kind: Kind, path: String, line: Int?, reason: String?)? =
      switch warning {
      case .imageWithoutRecord(let path): (.imageWithoutRecord, path, nil, nil)
      case .recordWithoutImage(let path): (.recordWithoutImage, path, nil, nil)
      case .unreadableRecord(let path, let reason): (.unreadableRecord, path, nil, reason)
      case .unreadableReview(let path, let line, let reason):
        (.unreadableReview, path, line, reason)
      case .pictureWithoutRecord(let path): (.pictureWithoutRecord, path, nil, nil)
      case .recordWithoutPicture(let path): (.recordWithoutPicture, path, nil, nil)
      case .unreadablePicture(let path, let reason): (.unreadablePicture, path, nil, reason)
      // These are found again each time.
      case .unreadableManifest, .badSignalFolder: nil
      }
    guard let fields else { return }
    let isInside = fields.path.hasPrefix(dataset + "/")
    try connection.execute(
      "INSERT INTO problems VALUES(?, ?, ?, ?, ?)", .text(folder), .text(fields.kind.rawValue),
      .text(isInside ? String(fields.path.dropFirst(dataset.count + 1)) : fields.path),
      SQLiteValue(fields.line), SQLiteValue(fields.reason))
  }

  private static func warning(_ row: borrowing SQLiteRow, dataset: String) -> DatasetWarning? {
    guard let kind = row.text(0).flatMap(Kind.init), let relative = row.text(1) else { return nil }
    let path = "\(dataset)/\(relative)"
    switch kind {
    case .imageWithoutRecord: return .imageWithoutRecord(path: path)
    case .recordWithoutImage: return .recordWithoutImage(path: path)
    case .unreadableRecord:
      return .unreadableRecord(path: path, reason: row.text(3) ?? "")
    case .pictureWithoutRecord: return .pictureWithoutRecord(path: path)
    case .recordWithoutPicture: return .recordWithoutPicture(path: path)
    case .unreadablePicture:
      return .unreadablePicture(path: path, reason: row.text(3) ?? "")
    case .unreadableReview:
      return .unreadableReview(path: path, line: row.integer(2), reason: row.text(3) ?? "")
    }
  }
}
