import FoundationEssentials
import Foundations
import Synchronization

/// The training samples of a dataset folder: saves, replaces, deletes and reads them.
///
/// A save is all or nothing, whatever kills the process and whoever else writes to the dataset.
/// Every change is made under the lock of `<dataset>/.lock`, in this order:
///
/// 1. `.<id>.npz.staged` and `.<id>.json.staged` are written and brought to the disk; at the same time, those of
///    the class's manifest and of the dataset's index, under temporary names.
/// 2. The image, then the record are renamed into their place. The second rename is the moment from
///    which on the sample exists.
/// 3. The folder's names are brought to the disk: the sample will be there after a power cut.
/// 4. Manifest, then index are replaced; after a power cut they may be the old ones. The save is answered.
///
/// Whoever changes a class next finds what was left, by its name, under the lock: with both files
/// staged the save is taken back (nobody was told of it), with only the record staged it is
/// finished; manifest and index are derived from the files again. New boxes of a saved window
/// replace its record only. A deletion renames the record to `.<id>.json.deleted`, which is its
/// moment, then removes the image and the marker. Ids come from the manifest's `next_id`, which is
/// on the disk before a sample is deleted, so none is used twice. What other programs left
/// incomplete or unreadable is reported and never touched. Nothing is written through a symbolic link
/// inside of the dataset. Reading takes no lock and changes nothing.
///
/// Safe to use from several threads; calls wait for the disk and for each other.
package final class SampleStore: Sendable {
  /// The dataset's folder; it is made by the first save.
  package let dataset: URL
  let root: DatasetFolder
  private let clock: @Sendable () -> Date
  private let inventories = Mutex<[SignalName: SignalInventory]>([:])

  /// Works on the dataset in the folder `dataset`. Nothing is read or written yet.
  package convenience init(dataset: URL) { self.init(dataset: dataset, clock: { Date() }) }

  init(dataset: URL, clock: @escaping @Sendable () -> Date) {
    self.dataset = dataset
    root = DatasetFolder(path: dataset.path)
    self.clock = clock
  }

  var now: String { Timestamp.text(clock()) }

  /// Finishes or takes back what killed processes left in any class, and makes the manifests and the index
  /// that LabelTUI has written agree with the files, unless the dataset may only be read. A sound dataset
  /// is not touched. Returns what is odd in it; throws `FileError` where `dataset` is no folder.
  @discardableResult
  package func recover() throws -> [DatasetWarning] {
    guard try root.exists() else { return [] }
    var (names, warnings) = try root.signalNames()
    do {
      for signal in names where try needsRepair(signal) {
        try withSignal(signal, trustsMemory: false) { _, _ in }
      }
      if try indexNeedsRepair() { try repairIndex() }
    } catch let error as FileError where error.isWriteProtection {
      // Whoever may write repairs it.
    }
    for signal in names { warnings += try inventory(of: signal).warnings }
    return warnings
  }

  /// Does `body` under the dataset's lock, with an inventory of `signal` that is up to date. The folders of
  /// the class must be there.
  ///
  /// What was known is forgotten when anything fails, so that the next call looks at the files.
  func withSignal<Result: Sendable>(
    _ signal: SignalName, trustsMemory: Bool = true,
    _ body: (SignalWriter, inout SignalInventory) throws -> Result
  ) throws -> Result {
    try inventories.withLock { inventories in
      try withLock { dataset in
        let writer = try SignalWriter(signal, in: dataset)
        let known = inventories.removeValue(forKey: signal)
        var inventory = try current(trustsMemory ? known : nil, writer)
        let result = try body(writer, &inventory)
        inventory.marks = writer.folder.marks
        inventories[signal] = inventory
        return result
      }
    }
  }

  /// Does `body` with the open dataset, under its lock; its folder must be there.
  func withLock<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let dataset = try Folder(root.path)
    return try FileLock.whileHolding(DatasetFolder.lockName, in: dataset) { try body(dataset) }
  }

  /// What `signal` holds, without any lock and without any change: half-done saves are left out.
  func inventory(of signal: SignalName) throws -> SignalInventory {
    guard try root.exists() else { return SignalInventory() }
    let folder = root.folder(of: signal)
    guard try FileSystem.folderExists(folder.samples) else { return SignalInventory() }
    return try inventories.withLock { inventories in
      let known = inventories[signal]
      if let known, folder.looks(like: known) { return known }
      let inventory = try folder.inventory(updating: known)
      inventories[signal] = inventory
      return inventory
    }
  }

  /// Writes manifest and index as `inventory` is now. They are derived from the samples, but for the
  /// ids of deleted ones: `.replaced` where these must be known after a power cut.
  func writeManifest(
    _ writer: SignalWriter, _ inventory: inout SignalInventory,
    durability: AtomicFile.Durability = .whole
  ) throws {
    let staged = try writer.stageManifest(of: inventory, now: now, durability: durability)
    try staged.putInPlace()
    inventory.manifestState = .known(staged.manifest)
  }

  private func needsRepair(_ signal: SignalName) throws -> Bool {
    let inventory = try inventory(of: signal)
    let names = try FileSystem.names(in: root.folder(of: signal).path)
    return inventory.needsRecovery || inventory.manifestNeedsRepair(of: signal, now: now)
      || names.contains {
        AtomicFile.finalName(ofTemporary: $0) == SignalFolder.manifestName
      }
  }

  private func indexNeedsRepair() throws -> Bool {
    let names = try FileSystem.names(in: root.path)
    return try root.repairedIndex(root.indexState().index) != nil
      || names.contains { AtomicFile.finalName(ofTemporary: $0) == DatasetFolder.indexName }
  }

  /// Makes the index agree with the manifests, and removes what a killed process left of it.
  private func repairIndex() throws {
    try withLock { dataset in
      try dataset.removeTemporaries(of: DatasetFolder.indexName)
      let state = try root.indexState()
      guard let index = try root.repairedIndex(state.index) else { return }
      try StagedIndex(index, replacing: state, in: dataset, durability: .replaced).putInPlace()
    }
  }

  /// `known` if the files still look like it; otherwise what they hold, after recovery.
  private func current(
    _ known: SignalInventory?, _ writer: SignalWriter
  ) throws -> SignalInventory {
    if let known, writer.folder.looks(like: known) { return known }
    try writer.recover()
    var inventory = try writer.folder.inventory(updating: known)
    if let failure = inventory.failure { throw failure }
    if inventory.manifestNeedsRepair(of: writer.signal, now: now) {
      try writeManifest(writer, &inventory)
    }
    return inventory
  }
}
