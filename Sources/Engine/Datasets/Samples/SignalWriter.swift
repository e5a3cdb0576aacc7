import FoundationEssentials
import Foundations

/// The folders of one class, open for changes, while the dataset's lock is held.
struct SignalWriter: Sendable {
  /// The paths, for reading and for messages.
  let folder: SignalFolder
  private let dataset: Folder
  /// The folder `signals/<signal>`.
  private let main: Folder
  private let samples: Folder

  var signal: SignalName { folder.signal }

  /// Opens the folders of `signal` in `dataset`; throws `FileError` if one is missing or a link.
  init(_ signal: SignalName, in dataset: Folder) throws(FileError) {
    folder = SignalFolder(signal, dataset: dataset.path)
    self.dataset = dataset
    main = try dataset.folder(SignalFolder.signalsName).folder(signal.text)
    samples = try main.folder(SignalFolder.samplesName)
  }

  /// Creates the missing folders of `signal` in `dataset`, durably.
  static func makeFolders(of signal: SignalName, in dataset: Folder) throws(FileError) {
    _ = try dataset.makeFolders([
      SignalFolder.signalsName, signal.text, SignalFolder.samplesName,
    ])
  }

  /// Completes or undoes what a killed process left behind.
  func recover() throws {
    let plan = RecoveryPlan(names: try samples.names())
    for step in plan.steps {
      switch step {
      case .remove(let name): try samples.remove(name)
      case .rename(let old, let new):
        // Files of another kind belong to another program and are left alone.
        guard try samples.isRegularFile(old) else { continue }
        try samples.rename(old, to: new)
      }
    }
    if !plan.steps.isEmpty { try samples.sync() }
    try main.removeTemporaries(of: SignalFolder.manifestName)
  }

  /// Writes the image and the record of a new sample under temporary names, durably.
  package func stage(_ npz: Data, _ record: SampleRecord, as id: SampleID) throws {
    try samples.create(name(.stagedImage, id), npz)
    try samples.create(name(.stagedRecord, id), OrderedJSONEncoder(.pretty).encode(record))
  }

  /// Renames the files of the staged sample, which makes it exist.
  func putInPlace(_ id: SampleID) throws(FileError) {
    try samples.rename(name(.stagedImage, id), to: name(.image, id))
    try samples.rename(name(.stagedRecord, id), to: name(.record, id))
  }

  /// Removes what `stage` and a failed `putInPlace` left of a sample.
  func discard(_ id: SampleID) {
    // In this order, a kill in between leaves nothing that recovery would complete.
    for kind: SampleFile.Kind in [.image, .stagedRecord, .stagedImage] {
      try? samples.remove(name(kind, id))
    }
  }

  /// Waits until the names of the samples are on disk.
  func sync() throws(FileError) { try samples.sync() }

  /// The record of sample `id`.
  func record(_ id: SampleID) throws -> SampleRecord {
    try JSONFile.read(SampleRecord.self, name(.record, id), in: samples)
  }

  /// Replaces the record of sample `id`, durably.
  func replaceRecord(_ record: SampleRecord, of id: SampleID) throws {
    try samples.replace(name(.record, id), with: OrderedJSONEncoder(.pretty).encode(record))
  }

  /// Removes the files of sample `id`. The first rename is the moment of the deletion.
  func delete(_ id: SampleID) throws {
    let marker = name(.deletedRecord, id)
    try samples.rename(name(.record, id), to: marker)
    try samples.sync()
    try samples.remove(name(.image, id))
    try samples.remove(marker)
  }

  /// Writes the manifest of `inventory` and the matching index under temporary names.
  func stageManifest(
    of inventory: SignalInventory, now: String, durability: AtomicFile.Durability = .whole
  ) throws -> StagedManifest {
    try StagedManifest(inventory, of: self, now: now, durability: durability)
  }

  /// Writes `manifest` under a temporary name.
  func stage(_ manifest: Manifest, durability: AtomicFile.Durability) throws -> StagedFile {
    try main.stage(
      OrderedJSONEncoder(.pretty).encode(manifest), for: SignalFolder.manifestName,
      durability: durability)
  }

  /// Writes the index for `manifest` under a temporary name; nil if nothing changes.
  func stageIndex(_ manifest: Manifest) throws -> StagedIndex? {
    let root = DatasetFolder(path: dataset.path)
    let state = try root.indexState()
    return try root.index(state.index, updatedBy: manifest).map {
      try StagedIndex($0, replacing: state, in: dataset, durability: .whole)
    }
  }

  /// Renames a manifest that cannot be read, so that nothing in it is lost.
  func setManifestAside() throws(FileError) { try main.setAside(SignalFolder.manifestName) }

  /// The identity of the record file of sample `id`.
  func recordIdentity(_ id: SampleID) -> FileIdentity? {
    FileIdentity(folder.file(.record, of: id))
  }

  private func name(_ kind: SampleFile.Kind, _ id: SampleID) -> String {
    SampleFile(kind: kind, id: id).name
  }
}
