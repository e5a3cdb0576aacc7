import FoundationEssentials
import Foundations
import Imaging

#if canImport(Glibc)
  import Glibc
#endif

/// The folders of the picture samples, open for changes, while the dataset's lock is held.
struct PictureWriter: Sendable {
  /// The paths, for reading and for messages.
  let folder: PictureFolder
  let dataset: Folder
  private let images: Folder
  private let records: Folder

  /// Opens the folders in `dataset` and creates missing ones. Throws `FileError` if one is a link.
  init(in dataset: Folder) throws(FileError) {
    folder = PictureFolder(dataset: dataset.path)
    self.dataset = dataset
    images = try dataset.makeFolders([PictureFolder.imagesName])
    records = try dataset.makeFolders([PictureFolder.recordsName])
  }

  /// The mark of the current state of the folder `annotations`.
  var mark: PictureMetadata.Mark? { FileIdentity(records.path).map(PictureMetadata.Mark.init) }

  /// Completes or undoes what a killed process left behind.
  func recover() throws {
    let plan = try folder.listing().plan
    for step in plan {
      switch step {
      case .removeImage(let name): try images.remove(name)
      case .removeRecord(let name): try records.remove(name)
      case .renameImage(let old, let new): try Self.rename(old, to: new, in: images)
      case .renameRecord(let old, let new): try Self.rename(old, to: new, in: records)
      }
    }
    if !plan.isEmpty {
      try images.sync()
      try records.sync()
    }
    for name in [PictureFolder.metadataName, PictureFolder.manifestName] {
      try dataset.removeTemporaries(of: name)
    }
    // Another process may be writing this file without the lock.
    try dataset.removeAbandoned(suffix: PictureFolder.cocoName)
  }

  /// Files of another kind belong to another program and are left alone.
  private static func rename(_ old: String, to new: String, in folder: Folder) throws {
    if try folder.isRegularFile(old) { try folder.rename(old, to: new) }
  }

  /// Notes on disk that samples are being changed.
  func beginChange() throws(FileError) {
    _ = try dataset.open(PictureFolder.changingName, flags: O_WRONLY | O_CREAT)
  }

  /// Whether a change was begun and not completed.
  var isChanging: Bool {
    get throws(FileError) { try dataset.status(of: PictureFolder.changingName) != nil }
  }

  /// Notes that totals and manifest agree with the samples.
  func endChange() throws(FileError) { try dataset.remove(PictureFolder.changingName) }

  /// Writes a new sample. When this returns, it survives a power cut.
  func add(_ draft: PictureDraft, _ record: PictureRecord) throws {
    let ending = draft.facts.format.sampleEnding
    let image = PictureSampleFile.imageName(draft.id, ending: ending)
    let stagedImage = PictureSampleFile.imageName(draft.id, ending: ending, .staged)
    let stagedRecord = PictureSampleFile.recordName(draft.id, .staged)
    let existed = try images.status(of: image) != nil
    do {
      try images.create(stagedImage, draft.data)
      try records.create(stagedRecord, OrderedJSONEncoder(.pretty).encode(record))
      try images.rename(stagedImage, to: image)
      try images.sync()
      try records.rename(stagedRecord, to: PictureSampleFile.recordName(draft.id))
    } catch {
      // In this order, a kill in between leaves nothing that recovery would complete.
      try? records.remove(stagedRecord)
      try? images.remove(stagedImage)
      if !existed { try? images.remove(image) }
      throw error
    }
    try records.sync()
  }

  /// Replaces the record of sample `id`, durably.
  func replace(_ record: PictureRecord, of id: SampleID) throws {
    try records.replace(
      PictureSampleFile.recordName(id), with: OrderedJSONEncoder(.pretty).encode(record))
  }

  /// Removes the files of sample `id`. The first rename is the moment of the deletion.
  func delete(_ id: SampleID) throws {
    let marker = PictureSampleFile.recordName(id, .deleted)
    try records.rename(PictureSampleFile.recordName(id), to: marker)
    try records.sync()
    for ending in PictureSampleFile.endings {
      try images.remove(PictureSampleFile.imageName(id, ending: ending))
    }
    try records.remove(marker)
  }

  /// Replaces `metadata.json`.
  func write(_ metadata: PictureMetadata, durability: AtomicFile.Durability) throws {
    try dataset.replace(
      PictureFolder.metadataName, with: OrderedJSONEncoder(.pretty).encode(metadata),
      durability: durability)
  }

  /// Replaces `manifest.jsonl`.
  func writeManifest(_ data: Data) throws {
    try dataset.replace(PictureFolder.manifestName, with: data, durability: .whole)
  }

  /// Renames a `metadata.json` that cannot be read, so that nothing in it is lost.
  func setMetadataAside() throws(FileError) { try dataset.setAside(PictureFolder.metadataName) }
}
