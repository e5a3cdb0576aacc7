import FoundationEssentials
import Foundations
import Labels
import Libraries

/// Adds and removes samples.
extension CatalogDatabase {
  /// Adds the sample of `entry`, or replaces it. `folder` is the path of its folder.
  func put(_ entry: CatalogEntry, folder: String) throws {
    let content = entry.content
    let key = content.key.description
    let verdict = try verdict(of: key, revision: content.revision)
    let known = try connection.first("SELECT number FROM samples WHERE key = ?", [.text(key)]) {
      $0.integer(0)
    }
    if let known { try remove(number: known, key: key) }
    let (number, columns) = try insert(entry, verdict: verdict, number: known, folder: folder)
    for (ordinal, box) in content.boxes.enumerated() {
      try connection.execute(
        "INSERT INTO boxes VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", .integer(number),
        .integer(ordinal), .text(box.className), .real(box.x), .real(box.y), .real(box.width),
        .real(box.height), SQLiteValue(box.confidence), .text(box.source.rawValue),
        SQLiteValue(box.verified))
    }
    for name in columns.classes {
      try connection.execute(
        "INSERT INTO sample_classes VALUES(?, ?, ?)", .text(name), .integer(number),
        .integer(content.boxes.count { $0.className == name }))
    }
    for row in TrainingSampleRow.rows(of: entry, verdict: verdict) { try insert(row) }
  }

  /// Removes the sample `key`, if it is there.
  func remove(_ key: SampleKey) throws {
    let key = key.description
    let number = try connection.first("SELECT number FROM samples WHERE key = ?", [.text(key)]) {
      $0.integer(0)
    }
    if let number { try remove(number: number, key: key) }
  }

  /// Removes the samples of the folder at `path`.
  func removeSamples(in path: String) throws {
    let known = try connection.rows(
      "SELECT number, key FROM samples WHERE folder = ?", [.text(path)]
    ) { ($0.integer(0), $0.text(1) ?? "") }
    for (number, key) in known { try remove(number: number, key: key) }
  }

  /// The record identities of the samples of the folder at `path`, by id.
  func records(in path: String) throws -> [String: FileIdentity?] {
    let rows = try connection.rows(
      "SELECT id, record_inode, record_size, record_seconds, record_nanoseconds FROM samples "
        + "WHERE folder = ?", [.text(path)]
    ) { ($0.text(0) ?? "", Self.identity($0, from: 1)) }
    return Dictionary(rows, uniquingKeysWith: { $1 })
  }

  /// Removes the rows of samples in `folder` that could not be read.
  func removeDamagedRows(of folder: CatalogFolder) throws {
    let paths = try connection.rows(
      "SELECT nyckel_sample_id FROM training_samples WHERE nyckel_status = 'error'"
    ) { $0.text(0) ?? "" }
    for key in paths {
      guard let known = try? SampleKey(key), known.folderSignal == folder.signal else { continue }
      try removeRows(of: key)
    }
  }

  /// Adds a row of `training_samples`.
  func insert(_ row: TrainingSampleRow) throws {
    try connection.execute(
      "INSERT OR REPLACE INTO training_samples VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      .text(row.id), SQLiteValue(row.createdAt), .text(row.imagePath), .text(row.imagePath),
      SQLiteValue(row.label), SQLiteValue(row.labelType), .null, .text(row.key), .text(row.status),
      SQLiteValue(row.source), SQLiteValue(row.region), SQLiteValue(row.crop),
      SQLiteValue(row.width), SQLiteValue(row.height), SQLiteValue(row.fileSize))
  }

  /// Removes the rows of `training_samples` of the sample `key`.
  func removeRows(of key: String) throws {
    try connection.execute("DELETE FROM training_samples WHERE nyckel_sample_id = ?", .text(key))
  }

  private func remove(number: Int, key: String) throws {
    try connection.execute(
      "DELETE FROM sample_classes WHERE sample = ?1 AND class IN "
        + "(SELECT value FROM json_each((SELECT classes FROM samples WHERE number = ?1)))",
      .integer(number))
    try connection.execute("DELETE FROM boxes WHERE sample = ?", .integer(number))
    try connection.execute("DELETE FROM samples WHERE number = ?", .integer(number))
    try removeRows(of: key)
  }

  private func insert(
    _ entry: CatalogEntry, verdict: ReviewStatus, number: Int?, folder: String
  ) throws -> (number: Int, columns: SampleColumns) {
    let (content, record) = (entry.content, entry.isWhole ? entry.record : nil)
    let columns = SampleColumns(content)
    try connection.execute(
      "INSERT INTO samples VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        + "?, ?, ?, ?, ?, ?, ?, ?)",
      SQLiteValue(number), .text(content.key.description), .integer(columns.kind),
      .text(columns.className), .integer(columns.idNumber), .text(columns.id),
      .integer(content.revision), SQLiteValue(content.createdAt), SQLiteValue(content.updatedAt),
      SQLiteValue(content.labeler), SQLiteValue(content.origin.source),
      SQLiteValue(columns.position), SQLiteValue(columns.iqSHA256), .integer(content.width),
      .integer(content.height), .text(columns.classList), .integer(content.boxes.count),
      SQLiteValue(columns.leastConfidence), SQLiteValue(columns.greatestConfidence),
      .integer(content.boxes.count(where: \.verified)), .integer(entry.emptyBoxes),
      SQLiteValue(entry.isMisplaced), .text(verdict.rawValue), .text(entry.imagePath),
      SQLiteValue(entry.imageSize), .text(folder),
      SQLiteValue(record.map { Int(bitPattern: UInt($0.inode)) }),
      SQLiteValue(record.map { Int($0.size) }), SQLiteValue(record?.seconds),
      SQLiteValue(record?.nanoseconds))
    let inserted = try number ?? connection.integer("SELECT last_insert_rowid()")
    return (inserted, columns)
  }
}

extension SampleKey {
  /// The class of a sample of a capture; nil for a picture.
  fileprivate var folderSignal: SignalName? {
    switch self {
    case .signal(let sample): sample.signal
    case .picture: nil
    }
  }
}

/// The columns of a sample that are derived from its content.
struct SampleColumns {
  /// 0 for a sample of a capture, 1 for a picture.
  let kind: Int
  let className: String
  /// The number of the id; the greatest integer if it is not a number, so that numbers come first.
  let idNumber: Int
  let id: String
  /// The position of the window as `WindowIdentity` has it.
  let position: Double?
  let iqSHA256: String?
  let classes: [String]
  let leastConfidence: Double?
  let greatestConfidence: Double?

  init(_ content: SampleContent) {
    (kind, className, idNumber, id) = Self.order(content.key)
    let window: WindowIdentity? =
      switch content.origin {
      case .capture(let origin): WindowIdentity(origin)
      case .picture: nil
      }
    position = window?.position
    iqSHA256 = window?.iqSHA256
    classes = content.classes
    let confidences = content.boxes.map { $0.confidence ?? 1 }
    leastConfidence = confidences.min()
    greatestConfidence = confidences.max()
  }

  /// The columns by which samples are in the order of their keys.
  static func order(_ key: SampleKey) -> (kind: Int, class: String, idNumber: Int, id: String) {
    switch key {
    case .signal(let sample): (0, sample.signal.text, sample.id.number ?? .max, sample.id.text)
    case .picture(let id): (1, "", id.number ?? .max, id.text)
    }
  }

  /// The classes as a JSON list.
  var classList: String {
    "[" + classes.map(JSONText.quoted).joined(separator: ",") + "]"
  }

  /// The classes in a JSON list.
  static func classes(_ list: String) -> [String] {
    // Most lists are of one name without escapes.
    let name = list.utf8.dropFirst(2).dropLast(2)
    let isPlain =
      list.utf8.count > 4
      && name.allSatisfy { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") }
    if isPlain { return [String(decoding: name, as: UTF8.self)] }
    return (try? JSONParser.decode([String].self, from: Data(list.utf8))) ?? []
  }
}
