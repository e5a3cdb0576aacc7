import Foundations

/// What a process knows about the samples of a class, as of the last time it read the files.
struct SignalInventory: Sendable {
  /// A complete sample: an image and a readable record.
  struct Entry: Sendable {
    /// Nil in files of other programs.
    var window: WindowIdentity?
    var sourceCapture: String?
    var createdAt: String?
    var revision: Int
    /// The identity of the record's file.
    var identity: FileIdentity?

    /// The part of `record` that is kept in memory.
    init(_ record: SampleRecord, identity: FileIdentity?) {
      window = WindowIdentity(record)
      sourceCapture = record.sourceCapture
      createdAt = record.createdAt
      revision = record.revision
      self.identity = identity
    }
  }

  /// The state of the files when the inventory was made.
  struct Marks: Sendable, Equatable {
    var samples: FileIdentity?
    var manifest: FileIdentity?
  }

  /// The state of the manifest file.
  enum ManifestState: Sendable {
    case absent, unreadable
    case known(Manifest)
  }

  private(set) var entries: [SampleID: Entry] = [:]
  private var idsByWindow: [WindowIdentity: SampleID] = [:]
  private var sourceCounts = SourceCounts()
  /// The highest number that is the id of any file, complete or not; 0 if there is none.
  private(set) var highestNumber = 0
  var manifestState = ManifestState.absent
  var marks = Marks()
  /// Whether a killed process left something incomplete.
  var needsRecovery = false
  /// The system error that prevented reading an existing file: then nothing may be rebuilt from the
  /// inventory.
  var failure: FileError?
  /// Problems of the folder.
  var warnings: [DatasetWarning] = []

  /// The manifest on disk; nil if it does not exist or cannot be read.
  var manifest: Manifest? {
    if case .known(let manifest) = manifestState { manifest } else { nil }
  }

  /// The sample of `window`.
  func sample(of window: WindowIdentity) -> SampleID? { idsByWindow[window] }

  /// The windows that have samples.
  var windows: Set<WindowIdentity> { Set(idsByWindow.keys) }

  /// The lowest number that was never used.
  var nextNumber: Int { max(manifest?.nextID ?? 1, highestNumber + 1) }

  mutating func insert(_ entry: Entry, as id: SampleID) {
    remove(id)
    entries[id] = entry
    sourceCounts.add(entry, as: id)
    add(id)
    // If another program saved two samples of one window, the older one counts.
    if let window = entry.window, idsByWindow[window].map({ id < $0 }) ?? true {
      idsByWindow[window] = id
    }
  }

  mutating func remove(_ id: SampleID) {
    guard let entry = entries.removeValue(forKey: id) else { return }
    sourceCounts.remove(entry, as: id, from: entries)
    if let window = entry.window, idsByWindow[window] == id {
      idsByWindow[window] = entries.filter { $0.value.window == window }.keys.min()
    }
  }

  /// Records that a file with this id exists.
  mutating func add(_ id: SampleID) { highestNumber = max(highestNumber, id.number ?? 0) }

  /// The manifest for the entries. It keeps other fields of the manifest on disk.
  func currentManifest(of signal: SignalName, now: String) -> Manifest {
    var current =
      manifest
      ?? Manifest(
        signalName: signal.text, totalSamples: 0, sources: [],
        createdAt: entries.min { $0.key < $1.key }?.value.createdAt)
    current.signalName = signal.text
    current.totalSamples = entries.count
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
    case .absent: return !entries.isEmpty
    case .unreadable: return false
    case .known(let manifest):
      guard manifest.isOwn else { return entries.count > manifest.totalSamples }
      let isEmptied = entries.isEmpty && !warnings.isEmpty
      return !isEmptied && !manifest.agrees(with: currentManifest(of: signal, now: now))
    }
  }
}
