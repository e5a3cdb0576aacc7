import FoundationEssentials
import Foundations
import Libraries

/// Checks the files of samples, and their rows in the catalog.
extension DatasetCheck {
  struct Checked {
    var key: String
    var findings: [DatasetFinding] = []
    /// The hash of the picture's file.
    var imageHash: String?
  }

  /// Checks samples on two threads, in the order of `ids`. `scratch` is an empty catalog, and is left
  /// empty.
  func check(
    _ ids: [SampleID], in folder: CatalogFolder, _ source: any CatalogSource,
    scratch: CatalogDatabase
  ) throws -> [Checked] {
    let half = ids.count / 2
    let (second, other) = (Array(ids[half...]), DatasetCheck(dataset))
    let work = BackgroundWork { _ in
      second.map { other.read($0, in: folder, source) }
    }
    let first = ids[..<half].map { read($0, in: folder, source) }
    let files = try first + work.result()
    return try zip(ids, files).map { id, result in try compare(id, folder, source, result, scratch)
    }
  }

  /// The files of a sample as they are.
  private struct Files: Sendable {
    var entry: CatalogEntry?
    var imageHash: String?
    var findings: [DatasetFinding] = []
    var isGone = false
  }

  /// Reads the record and the image of sample `id`.
  private func read(
    _ id: SampleID, in folder: CatalogFolder, _ source: any CatalogSource
  ) -> Files {
    var files = Files()
    let key = folder.key(id)
    let image = source.imagePath(id, in: folder)
    let record = relative(source.recordPath(id, in: folder))
    do {
      files.entry = try source.entry(id, in: folder)
    } catch {
      files.isGone = isAbsence(error)
      files.findings.append(
        DatasetFinding(
          kind: .damaged, place: record, reason: "cannot be read (\(reason(error)))",
          filesToMove: [record, image]))
    }
    do {
      files.imageHash = try readImage(key)
    } catch {
      files.isGone = files.isGone || isAbsence(error)
      files.findings.append(
        DatasetFinding(
          kind: .damaged, place: image, reason: reason(error), filesToMove: [record, image]))
    }
    if case .picture(let id) = key, let hash = files.imageHash, id.text != hash, id.isHash {
      files.findings.append(
        DatasetFinding(
          kind: .damaged, place: image,
          reason: "its content has the hash \(hash), but its name is another one"))
    }
    return files
  }

  /// Reads the image of sample `key`; returns the hash of a picture's file.
  private func readImage(_ key: SampleKey) throws -> String? {
    switch key {
    case .signal(let sample):
      _ = try dataset.signals.image(sample)
      return nil
    case .picture(let id):
      let file = try dataset.pictures.imageFile(of: id)
      return String(SHA256.hexadecimal(of: file.data).prefix(16))
    }
  }

  /// Compares a sample with the catalog.
  private func compare(
    _ id: SampleID, _ folder: CatalogFolder, _ source: any CatalogSource, _ files: Files,
    _ scratch: CatalogDatabase
  ) throws -> Checked {
    let key = folder.key(id).description
    var checked = Checked(key: key)
    // A sample that is deleted meanwhile is no disagreement.
    if files.isGone, !FileSystem.exists(source.recordPath(id, in: folder)) { return checked }
    checked.findings = files.findings
    checked.imageHash = files.imageHash
    guard let entry = files.entry else { return checked }
    let isSame = try catalog.readAsItIs { try Self.isInCatalog(entry, folder, $0, scratch) }
    if isSame { return checked }
    // It may have changed since it was read.
    let differs = try catalog.whileLocked { database in
      guard let entry = try? source.entry(id, in: folder) else { return false }
      return try !Self.isInCatalog(entry, folder, database, scratch)
    }
    if differs {
      checked.findings.append(
        DatasetFinding(kind: .outdated, place: key, reason: "the catalog differs from the record"))
    }
    return checked
  }

  /// Whether `database` has the rows that `entry` gives in the empty catalog `scratch`.
  private static func isInCatalog(
    _ entry: CatalogEntry, _ folder: CatalogFolder, _ database: CatalogDatabase,
    _ scratch: CatalogDatabase
  ) throws -> Bool {
    let key = entry.content.key.description
    let found = try database.rows(of: key)
    for (offset, review) in try database.lastReviews(of: key).reversed().enumerated() {
      try scratch.add(review, at: offset)
    }
    try scratch.put(entry, folder: folder.path)
    let expected = try scratch.rows(of: key)
    try scratch.removeAll()
    return expected == found
  }

  /// Samples in the catalog that have no files.
  func strangers(
    in folder: CatalogFolder, _ source: any CatalogSource
  ) throws -> [DatasetFinding] {
    try catalog.whileLocked { database in
      let present = Set(try source.listing(of: folder).samples.map(\.text))
      let known = try database.records(in: folder.path).keys.sorted()
      return known.filter { !present.contains($0) }.map {
        DatasetFinding(
          kind: .outdated, place: "\(folder.path)/\($0)",
          reason: "the catalog lists a sample that has no files")
      }
    }
  }

  private func relative(_ path: String) -> String {
    path.hasPrefix(root.path + "/") ? String(path.dropFirst(root.path.count + 1)) : path
  }

  private func isAbsence(_ error: any Error) -> Bool {
    switch error {
    case let error as FileError: error.isAbsence
    case SampleError.noSuchSample, SampleError.noSuchKey: true
    default: false
    }
  }

  /// Why a file cannot be read, without its path.
  private func reason(_ error: any Error) -> String {
    switch error {
    case SampleError.unreadableImage(_, let reason): reason
    case SampleError.unreadableRecord(_, let reason): reason
    default: DecodingProblem.sentence(error)
    }
  }
}

extension SampleID {
  /// Whether the id has the form of a hash: 16 hexadecimal digits.
  fileprivate var isHash: Bool {
    text.utf8.count == 16 && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }
}

extension CatalogDatabase {
  /// All that the tables say about the sample `key`, as text.
  func rows(of key: String) throws -> [String] {
    let queries = [
      "SELECT key, kind, class, id_number, id, revision, created_at, updated_at, labeler, source, "
        + "quote(position), iq_sha256, width, height, classes, box_count, quote(least_confidence), "
        + "quote(greatest_confidence), verified_count, empty_boxes, misplaced, verdict, image_path, "
        + "image_size, folder, record_inode, record_size, record_seconds, record_nanoseconds "
        + "FROM samples WHERE key = ?",
      "SELECT ordinal, class, quote(x), quote(y), quote(width), quote(height), quote(confidence), "
        + "source, verified FROM boxes WHERE sample = (SELECT number FROM samples WHERE key = ?)",
      "SELECT class, boxes FROM sample_classes WHERE sample = "
        + "(SELECT number FROM samples WHERE key = ?1) AND class IN "
        + "(SELECT value FROM json_each((SELECT classes FROM samples WHERE key = ?1))) ORDER BY class",
      "SELECT * FROM training_samples WHERE nyckel_sample_id = ? ORDER BY id",
    ]
    return try queries.flatMap { sql in
      try connection.rows(sql, [.text(key)]) { row in
        (0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: "|")
      }
    }
  }

  /// All reviews, as text.
  func reviewLines() throws -> [String] {
    try connection.rows("SELECT * FROM reviews ORDER BY offset") { row in
      (0..<row.columnCount).map { row.text($0) ?? "NULL" }.joined(separator: "|")
    }
  }
}
