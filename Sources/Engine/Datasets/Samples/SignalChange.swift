import Foundations
import Libraries

/// A change of the samples of one class: writes their files, and notes for the catalog what was
/// written.
final class SignalChange {
  /// Writes the files.
  let writer: SignalWriter
  private let catalog: CatalogDatabase
  private let root: DatasetFolder
  /// What was written.
  private(set) var catalogChange = CatalogChange()

  init(writer: SignalWriter, catalog: CatalogDatabase, root: DatasetFolder) {
    self.writer = writer
    self.catalog = catalog
    self.root = root
  }

  /// The sample of `window`, by the catalog.
  func sample(of window: WindowIdentity) throws -> SampleID? {
    try catalog.sample(of: window, in: writer.signal)
  }

  /// The samples whose records do not state the hash of their window.
  func samplesWithoutHash() throws -> [SampleID] {
    try catalog.samplesWithoutHash(in: writer.signal)
  }

  /// Whether the class has a sample `id`, and its capture.
  func source(of id: SampleID) throws -> (isThere: Bool, source: String?) {
    try catalog.source(of: .signal(reference(id)))
  }

  /// Notes that sample `id` now has `record`.
  func put(_ record: SampleRecord, of id: SampleID) {
    catalogChange.put(
      CatalogEntry(record, of: reference(id), identity: writer.recordIdentity(id), root: root))
  }

  /// Notes that sample `id` is deleted.
  func remove(_ id: SampleID) { catalogChange.remove(.signal(reference(id))) }

  private func reference(_ id: SampleID) -> SampleReference {
    SampleReference(signal: writer.signal, id: id)
  }
}

extension CatalogDatabase {
  /// The samples of the class `signal` whose records do not state the hash of their window.
  fileprivate func samplesWithoutHash(in signal: SignalName) throws -> [SampleID] {
    try connection.rows(
      "SELECT id FROM samples WHERE kind = 0 AND class = ? AND iq_sha256 IS NULL",
      [.text(signal.text)]
    ) { $0.text(0).flatMap { SampleID(ifValid: $0) } }.compactMap { $0 }
  }

  /// Whether the sample `key` exists, and its capture or source.
  func source(of key: SampleKey) throws -> (isThere: Bool, source: String?) {
    let row = try connection.first(
      "SELECT source FROM samples WHERE key = ?", [.text(key.description)]
    ) { $0.text(0) }
    return (row != nil, row ?? nil)
  }
}
