import Foundations

/// What a process knows of the samples of one class, as of the last time that it looked at the files.
struct SignalInventory: Sendable {
  /// One whole sample: an image and a record that can be read.
  struct Entry: Sendable {
    /// Nil in files of other programs.
    var window: WindowIdentity?
    var sourceCapture: String?
    var createdAt: String?
    var revision: Int
    /// Of the record's file.
    var identity: FileIdentity?

    /// What is kept in memory of `record`.
    init(_ record: SampleRecord, identity: FileIdentity?) {
      window = WindowIdentity(record)
      sourceCapture = record.sourceCapture
      createdAt = record.createdAt
      revision = record.revision
      self.identity = identity
    }
  }

  /// What the files looked like when this was known.
  struct Marks: Sendable, Equatable {
    var samples: FileIdentity?
    var manifest: FileIdentity?
  }

  /// What stands in the place of the manifest.
  enum ManifestState: Sendable {
    case absent, unreadable
    case known(Manifest)
  }

  private(set) var entries: [SampleID: Entry] = [:]
  private var idsByWindow: [WindowIdentity: SampleID] = [:]
  private var sourceCounts = SourceCounts()
  /// The highest number that is the id of any file, whole or not; 0 when there is none.
  private(set) var highestNumber = 0
  var manifestState = ManifestState.absent
  var marks = Marks()
  /// Whether a killed process left something half done.
  var needsRecovery = false
  /// Why the system did not let a file be read that is there: nothing may be derived from what is known then.
  var failure: FileError?
  /// What is odd in the folder.
  var warnings: [DatasetWarning] = []

  /// As it stands on the disk; nil when there is none that can be read.
  var manifest: Manifest? {
    if case .known(let manifest) = manifestState { manifest } else { nil }
  }

  /// The sample of `window`.
  func sample(of window: WindowIdentity) -> SampleID? { idsByWindow[window] }

  /// The windows that there are samples of.
  var windows: Set<WindowIdentity> { Set(idsByWindow.keys) }

  /// The lowest number that was never given out.
  var nextNumber: Int { max(manifest?.nextID ?? 1, highestNumber + 1) }

  mutating func insert(_ entry: Entry, as id: SampleID) {
    remove(id)
    entries[id] = entry
    sourceCounts.add(entry, as: id)
    note(id)
    // Of two samples of one window (from other programs), the older one counts.
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

  /// Remembers that a file with this id exists.
  mutating func note(_ id: SampleID) { highestNumber = max(highestNumber, id.number ?? 0) }

  /// The manifest that the entries ask for; keeps what the one on the disk says beyond them.
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

  /// Whether the manifest on the disk is to be derived from the samples before anything else changes.
  ///
  /// One of another program is corrected by the next save only, unless samples were added that it does not
  /// count. None is emptied while files of samples stand beside it that cannot be read.
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
