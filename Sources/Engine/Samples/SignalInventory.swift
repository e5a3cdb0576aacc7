/// What a process knows of the samples of one class, as of the last time that it held the lock.
struct SignalInventory: Sendable {
  /// One whole sample: an image and a record that can be read.
  struct Entry: Sendable {
    var iqSHA256: String?
    var sourceCapture: String?
    var createdAt: String?
    /// Of the record's file.
    var identity: FileIdentity?
  }

  /// What the files looked like when this was known.
  struct Marks: Sendable, Equatable {
    var samples: FileIdentity?
    var manifest: FileIdentity?
  }

  private(set) var entries: [SampleID: Entry] = [:]
  private var idsByHash: [String: SampleID] = [:]
  /// The highest id of any file, whole or not; 0 when there is none.
  private(set) var highestNumber = 0
  /// As it stands on the disk; nil when there is none that can be read.
  var manifest: Manifest?
  var marks = Marks()
  /// What is odd in the folder.
  var warnings: [DatasetWarning] = []

  /// The sample of the window with this hash.
  func sample(ofHash hash: String) -> SampleID? { idsByHash[hash] }

  /// The lowest number that was never given out.
  var nextNumber: Int { max(manifest?.nextID ?? 1, highestNumber + 1) }

  mutating func insert(_ entry: Entry, as id: SampleID) {
    remove(id)
    entries[id] = entry
    note(id)
    // Of two samples of one window (from other programs), the older one counts.
    if let hash = entry.iqSHA256, idsByHash[hash].map({ id < $0 }) ?? true {
      idsByHash[hash] = id
    }
  }

  mutating func remove(_ id: SampleID) {
    guard let entry = entries.removeValue(forKey: id) else { return }
    if let hash = entry.iqSHA256, idsByHash[hash] == id {
      idsByHash[hash] = entries.filter { $0.value.iqSHA256 == hash }.keys.min()
    }
  }

  /// Remembers that a file with this id exists.
  mutating func note(_ id: SampleID) { highestNumber = max(highestNumber, id.number) }

  /// The manifest that the entries ask for; keeps what `manifest` says of captures that it knows.
  func currentManifest(of signal: SignalName, now: String) -> Manifest {
    let samples = entries.sorted { $0.key < $1.key }.map(\.value)
    var counts: [String?: Int] = [:]
    for sample in samples { counts[sample.sourceCapture, default: 0] += 1 }
    var sources: [Manifest.Source] = []
    for known in manifest?.sources ?? [] {
      guard let count = counts.removeValue(forKey: known.captureFile) else { continue }
      sources.append(
        Manifest.Source(
          captureFile: known.captureFile, sampleCount: count, addedAt: known.addedAt))
    }
    for sample in samples {
      guard let count = counts.removeValue(forKey: sample.sourceCapture) else { continue }
      sources.append(
        Manifest.Source(
          captureFile: sample.sourceCapture, sampleCount: count, addedAt: sample.createdAt ?? now))
    }
    return Manifest(
      signalName: signal.text, totalSamples: entries.count, sources: sources,
      createdAt: manifest?.createdAt ?? samples.first?.createdAt ?? now, lastUpdated: now,
      nextID: nextNumber)
  }
}
