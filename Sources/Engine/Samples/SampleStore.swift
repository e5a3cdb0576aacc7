import FoundationEssentials
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
/// Whoever touches a class next finds what was left, by its name, under the lock: with both files
/// staged the save is taken back (nobody was told of it), with only the record staged it is
/// finished; manifest and index are derived from the files again. New boxes of a saved window
/// replace its record only. A deletion renames the record to `.<id>.json.deleted`, which is its
/// moment, then removes the image and the marker. Ids come from the manifest's `next_id`, which is
/// on the disk before a sample is deleted, so none is used twice. What other programs left
/// incomplete or unreadable is reported and never touched.
///
/// Safe to use from several threads; calls wait for the disk and for each other.
public final class SampleStore: Sendable {
  /// The dataset's folder; it is made by the first save.
  public let dataset: URL
  let root: DatasetFolder
  private let clock: @Sendable () -> Date
  private let inventories = Mutex<[SignalName: SignalInventory]>([:])

  /// Works on the dataset in the folder `dataset`. Nothing is read or written yet.
  public convenience init(dataset: URL) { self.init(dataset: dataset, clock: { Date() }) }

  init(dataset: URL, clock: @escaping @Sendable () -> Date) {
    self.dataset = dataset
    root = DatasetFolder(path: dataset.path)
    self.clock = clock
  }

  var now: String { Timestamp.text(clock()) }

  /// Finishes or takes back what killed processes left in any class, and makes manifests and index
  /// agree with the files, unless the dataset may only be read. Returns what is odd in it.
  @discardableResult
  public func recover() throws -> [DatasetWarning] {
    guard FileSystem.isFolder(root.path) else { return [] }
    do {
      var (names, warnings) = try root.signalNames()
      for signal in names {
        warnings += try withSignal(signal, trustsMemory: false) { _, inventory in
          inventory.warnings
        }
      }
      try FileLock.whileHolding(root.lock) { try root.recoverIndex() }
      return warnings
    } catch let error as FileError where error.isWriteProtection {
      return try warnings()
    }
  }

  /// Does `body` under the dataset's lock, with an inventory of `signal` that is up to date.
  ///
  /// What was known is forgotten when anything fails, so that the next call looks at the files.
  func withSignal<Result: Sendable>(
    _ signal: SignalName, trustsMemory: Bool = true,
    _ body: (SignalFolder, inout SignalInventory) throws -> Result
  ) throws -> Result {
    try inventories.withLock { inventories in
      try FileLock.whileHolding(root.lock) {
        let folder = root.folder(of: signal)
        let known = inventories.removeValue(forKey: signal)
        var inventory = try current(trustsMemory ? known : nil, folder)
        let result = try body(folder, &inventory)
        inventory.marks = folder.marks
        inventories[signal] = inventory
        return result
      }
    }
  }

  /// Writes manifest and index as `inventory` is now. They are derived from the samples, but for the
  /// ids of deleted ones: `.replaced` where these must be known after a power cut.
  func writeManifest(
    _ folder: SignalFolder, _ inventory: inout SignalInventory,
    durability: AtomicFile.Durability = .whole
  ) throws {
    let manifest = inventory.currentManifest(of: folder.signal, now: now)
    try StagedManifest(manifest, of: folder, in: root, durability: durability).putInPlace()
    inventory.manifest = manifest
  }

  /// `known` if the files still look like it; otherwise what they hold, after recovery.
  private func current(
    _ known: SignalInventory?, _ folder: SignalFolder
  ) throws -> SignalInventory {
    if let known, folder.looks(like: known) { return known }
    try folder.recover()
    var inventory = try folder.inventory(updating: known)
    let expected = inventory.currentManifest(of: folder.signal, now: now)
    let agrees = inventory.manifest?.agrees(with: expected) ?? inventory.entries.isEmpty
    if !agrees { try writeManifest(folder, &inventory) }
    return inventory
  }
}
