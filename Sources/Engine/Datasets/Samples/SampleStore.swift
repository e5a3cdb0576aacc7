import FoundationEssentials
import Foundations
import Synchronization

/// The training samples of a dataset folder: saves, replaces, deletes and reads them.
///
/// A save is all or nothing, even if the process is killed or other processes write to the dataset.
/// Every change is made while holding the lock `<dataset>/.lock`, in this order
/// (`docs/dataset.md`):
///
/// 1. `.<id>.npz.staged` and `.<id>.json.staged` are written and synced to disk, in parallel with
/// the class's manifest and the dataset's index under temporary names.
/// 2. The image, then the record are renamed to their final names. With the second rename the
/// sample exists.
/// 3. The folder is synced to disk: from now on the sample survives a power cut.
/// 4. Manifest, then index are replaced; after a power cut they may be the old ones. The save is
/// acknowledged.
///
/// The next process that changes the class finds leftover files by their names, while holding the
/// lock. If both files are staged, the save is undone (it was not acknowledged); if only the record
/// is staged, it is completed. Manifest and index are rebuilt from the files. New boxes of a saved
/// window replace only its record. A deletion renames the record to `.<id>.json.deleted`, which is
/// the moment of the deletion, then removes the image and the renamed record. Ids come from the
/// manifest's `next_id`, which is on disk before a sample is deleted, so no id is used twice.
/// Incomplete or unreadable files of other programs are reported and never changed. Nothing is
/// written through a symbolic link inside the dataset. Reading takes no lock and changes nothing.
///
/// Safe to use from several threads; calls wait for the disk and for each other.
package final class SampleStore: Sendable {
  /// The folder of the dataset. The first save creates it.
  package let dataset: URL
  let root: DatasetFolder
  /// The catalog of the dataset.
  package let catalog: Catalog
  private let clock: @Sendable () -> Date
  private let manifests = Mutex<[SignalName: KnownManifest]>([:])

  /// A manifest as it was last read or written.
  private struct KnownManifest {
    var identity: FileIdentity?
    var state: SignalInventory.ManifestState
  }

  /// Uses the dataset in the folder `dataset`. Nothing is read or written yet.
  package convenience init(dataset: URL) { self.init(dataset: dataset, clock: { Date() }) }

  init(dataset: URL, clock: @escaping @Sendable () -> Date) {
    self.dataset = dataset
    root = DatasetFolder(path: dataset.path)
    catalog = Catalog(root: root)
    self.clock = clock
  }

  var now: String { Timestamp.text(clock()) }

  /// Completes or undoes what killed processes left behind in any class, and makes the manifests
  /// and the index that LabelTUI wrote agree with the files, unless the dataset is write-protected.
  /// A consistent dataset is not changed. Returns the problems of the dataset; throws `FileError`
  /// if `dataset` is not a folder.
  @discardableResult
  package func recover() throws -> [DatasetWarning] {
    guard try root.exists() else { return [] }
    let (names, warnings) = try root.signalNames()
    do {
      for signal in names where try needsRepair(signal) {
        try withSignal(signal, trustsMemory: false) { _, _ in }
      }
      if try indexNeedsRepair() { try repairIndex() }
    } catch let error as FileError where error.isWriteProtection {
      // A process that may write repairs it.
    }
    return try warnings + names.flatMap { try self.warnings(of: $0) }
  }

  /// Runs `body` while holding the dataset's lock, with an up-to-date inventory of `signal`. The
  /// folders of the class must exist. What `body` notes in the change is recorded in the catalog.
  func withSignal<Result>(
    _ signal: SignalName, trustsMemory: Bool = true,
    _ body: (SignalChange, inout SignalInventory) throws -> Result
  ) throws -> Result {
    let paths = root.folder(of: signal)
    var wasChanged = !trustsMemory
    return try catalog.change(
      SignalCatalogSource.folder(of: signal), trustsMarks: trustsMemory,
      isTrusted: { paths.isFree(max(1, $0.highestNumber + 1)) },
      recover: {
        wasChanged = true
        try SignalWriter(signal, in: $0).recover()
      },
      { dataset, database, change in
        let writer = try SignalWriter(signal, in: dataset)
        let (state, isKnown) = try manifestState(of: paths)
        var inventory = try SignalInventory(
          of: signal, in: database, manifestState: state, dataset: root.path)
        if !isKnown || wasChanged, inventory.manifestNeedsRepair(of: signal, now: now) {
          try writeManifest(writer, &inventory)
        }
        let signalChange = SignalChange(writer: writer, catalog: database, root: root)
        defer { change = signalChange.catalogChange }
        let result = try body(signalChange, &inventory)
        let known = KnownManifest(
          identity: FileIdentity(paths.manifest), state: inventory.manifestState)
        manifests.withLock { $0[signal] = known }
        return result
      })
  }

  /// The manifest in `folder`, and whether it is the one that this process read or wrote last.
  private func manifestState(
    of folder: SignalFolder
  ) throws -> (state: SignalInventory.ManifestState, isKnown: Bool) {
    let identity = FileIdentity(folder.manifest)
    // Forgotten until the change succeeds.
    let known = manifests.withLock { $0.removeValue(forKey: folder.signal) }
    if let known, known.identity == identity, identity != nil { return (known.state, true) }
    return (try folder.manifestState(), false)
  }

  /// Runs `body` with the open dataset while holding its lock; its folder must exist.
  func withLock<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let dataset = try Folder(root.path)
    return try FileLock.whileHolding(DatasetFolder.lockName, in: dataset) { try body(dataset) }
  }

  /// Writes manifest and index for `inventory`. Except for the ids of deleted samples they can be
  /// rebuilt from the samples; use `.replaced` if these ids must survive a power cut.
  func writeManifest(
    _ writer: SignalWriter, _ inventory: inout SignalInventory,
    durability: AtomicFile.Durability = .whole
  ) throws {
    let staged = try writer.stageManifest(of: inventory, now: now, durability: durability)
    try staged.putInPlace()
    inventory.manifestState = .known(staged.manifest)
  }

  private func needsRepair(_ signal: SignalName) throws -> Bool {
    let folder = root.folder(of: signal)
    guard try FileSystem.folderExists(folder.samples) else { return false }
    let state = try folder.manifestState()
    let needsRepair = try catalog.read { database in
      let mark = try database.mark(of: SignalCatalogSource.folder(of: signal).path)
      if mark?.needsRecovery == true { return true }
      let inventory = try SignalInventory(
        of: signal, in: database, manifestState: state, dataset: root.path)
      return inventory.manifestNeedsRepair(of: signal, now: now)
    }
    return try needsRepair
      || FileSystem.names(in: folder.path).contains {
        AtomicFile.finalName(ofTemporary: $0) == SignalFolder.manifestName
      }
  }

  private func indexNeedsRepair() throws -> Bool {
    let names = try FileSystem.names(in: root.path)
    return try root.repairedIndex(root.indexState().index) != nil
      || names.contains { AtomicFile.finalName(ofTemporary: $0) == DatasetFolder.indexName }
  }

  /// Makes the index agree with the manifests, and removes leftover temporary files of it.
  private func repairIndex() throws {
    try withLock { dataset in
      try dataset.removeTemporaries(of: DatasetFolder.indexName)
      let state = try root.indexState()
      guard let index = try root.repairedIndex(state.index) else { return }
      try StagedIndex(index, replacing: state, in: dataset, durability: .replaced).putInPlace()
    }
  }
}
