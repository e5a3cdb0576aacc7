import Foundations
import Libraries

/// What a store knows about the samples of a class while it changes them: counts, from the catalog,
/// and the manifest.
struct SignalInventory: Sendable {
  /// The state of the manifest file.
  enum ManifestState: Sendable {
    case absent, unreadable
    case known(Manifest)
  }

  /// The number of samples of each capture, and the first samples of those that the manifest does
  /// not list.
  private var sourceCounts: SourceCounts
  /// The highest number that is the id of any file, complete or not; 0 if there is none.
  private(set) var highestNumber: Int
  var manifestState: ManifestState
  /// Problems of the folder.
  let warnings: [DatasetWarning]
  /// When the sample with the lowest id was saved.
  private let firstCreation: String?

  /// The inventory of class `signal` by `catalog`, whose mark of the folder is `mark`, for a
  /// manifest in `manifestState`.
  init(
    of signal: SignalName, in catalog: CatalogDatabase, manifestState: ManifestState,
    dataset: String
  ) throws {
    let folder = SignalCatalogSource.folder(of: signal)
    self.manifestState = manifestState
    var listed: Set<String?> = []
    var isListed = false
    if case .known(let manifest) = manifestState {
      listed = Set(manifest.sources.map(\.captureFile))
      isListed = manifest.createdAt != nil
    }
    sourceCounts = try catalog.sourceCounts(of: signal, besides: listed)
    highestNumber = try catalog.mark(of: folder.path)?.highestNumber ?? 0
    warnings = try catalog.warnings(of: folder.path, dataset: dataset)
    firstCreation = isListed ? nil : try catalog.firstCreation(of: signal)
  }

  /// The number of samples.
  var total: Int { sourceCounts.total }

  /// The manifest on disk; nil if it does not exist or cannot be read.
  var manifest: Manifest? {
    if case .known(let manifest) = manifestState { manifest } else { nil }
  }

  /// The lowest number that was never used.
  var nextNumber: Int { max(manifest?.nextID ?? 1, highestNumber + 1) }

  /// Counts the new sample `id` with `record`.
  mutating func add(_ record: SampleRecord, as id: SampleID) {
    sourceCounts.add(record.sourceCapture, id: id, createdAt: record.createdAt)
    highestNumber = max(highestNumber, id.number ?? 0)
  }

  /// Counts the samples of capture `source` without a deleted one.
  mutating func remove(of source: String?) { sourceCounts.remove(source) }

  /// The manifest for the samples. It keeps other fields of the manifest on disk.
  func currentManifest(of signal: SignalName, now: String) -> Manifest {
    var current =
      manifest
      ?? Manifest(
        signalName: signal.text, totalSamples: 0, sources: [], createdAt: firstCreation)
    current.signalName = signal.text
    current.totalSamples = total
    current.sources = sourceCounts.manifestSources(keeping: current.sources, now: now)
    current.createdAt = current.createdAt ?? now
    current.lastUpdated = now
    current.nextID = nextNumber
    return current
  }

  /// Whether the manifest on disk must be rebuilt from the samples before any other change.
  ///
  /// A manifest of another program is corrected only by the next save, unless it does not count
  /// samples that were added. No manifest is emptied while unreadable sample files are beside it.
  func manifestNeedsRepair(of signal: SignalName, now: String) -> Bool {
    switch manifestState {
    case .absent: return total > 0
    case .unreadable: return false
    case .known(let manifest):
      guard manifest.isOwn else { return total > manifest.totalSamples }
      let isEmptied = total == 0 && !warnings.isEmpty
      return !isEmptied && !manifest.agrees(with: currentManifest(of: signal, now: now))
    }
  }
}

extension CatalogDatabase {
  /// The number of samples of class `signal`.
  func count(of signal: SignalName) throws -> Int {
    try connection.integer(
      "SELECT coalesce(sum(samples), 0) FROM class_sources WHERE class = ?", .text(signal.text))
  }

  /// The sample of `window` in class `signal`. If another program saved two samples of one window,
  /// the older one counts.
  func sample(of window: WindowIdentity, in signal: SignalName) throws -> SampleID? {
    try connection.first(
      "SELECT id FROM samples WHERE iq_sha256 = ? AND class = ? AND kind = 0 AND source IS ? "
        + "AND position IS ? ORDER BY id_number, id LIMIT 1",
      [
        .text(window.iqSHA256), .text(signal.text), SQLiteValue(window.capture),
        SQLiteValue(window.position),
      ]
    ) { $0.text(0) }.flatMap { $0 }.flatMap { SampleID(ifValid: $0) }
  }

  /// The windows that class `signal` has samples of.
  func windows(of signal: SignalName) throws -> [WindowIdentity] {
    try connection.rows(
      "SELECT source, position, iq_sha256 FROM samples WHERE kind = 0 AND class = ? "
        + "AND iq_sha256 IS NOT NULL", [.text(signal.text)]
    ) { WindowIdentity(capture: $0.text(0), position: $0.real(1), iqSHA256: $0.text(2) ?? "") }
  }

  /// The counts of the captures of class `signal`, with the first samples of those that are not in
  /// `listed`.
  fileprivate func sourceCounts(
    of signal: SignalName, besides listed: Set<String?>
  ) throws -> SourceCounts {
    var counts = SourceCounts()
    let rows = try connection.rows(
      "SELECT source, samples FROM class_sources WHERE class = ?", [.text(signal.text)]
    ) { ($0.text(0) ?? "", $0.integer(1)) }
    for (text, count) in rows {
      // The text of an unknown capture is empty, that of others has a slash before the name.
      let source = text.isEmpty ? nil : String(text.dropFirst())
      let first = listed.contains(source) ? nil : try firstSample(of: signal, from: source)
      counts.set(source, count: count, first: first?.id, addedAt: first?.createdAt)
    }
    return counts
  }

  private func firstSample(
    of signal: SignalName, from source: String?
  ) throws -> (id: SampleID, createdAt: String?)? {
    let row = try connection.first(
      "SELECT id, created_at FROM samples WHERE kind = 0 AND class = ? AND source IS ? "
        + "ORDER BY id_number, id LIMIT 1", [.text(signal.text), SQLiteValue(source)]
    ) { ($0.text(0), $0.text(1)) }
    return row.flatMap { id, createdAt in
      id.flatMap { SampleID(ifValid: $0) }.map { (id: $0, createdAt: createdAt) }
    }
  }

  fileprivate func firstCreation(of signal: SignalName) throws -> String? {
    try connection.first(
      "SELECT created_at FROM samples WHERE kind = 0 AND class = ? ORDER BY id_number, id LIMIT 1",
      [.text(signal.text)]
    ) { $0.text(0) } ?? nil
  }
}
