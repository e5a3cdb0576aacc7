import FoundationEssentials
import Foundations

/// The picture samples of a dataset folder: saves, changes, deletes and reads them
/// (`docs/formats/picture-samples.md`).
///
/// A save is all or nothing, even if the process is killed or other processes write to the dataset.
/// Every change is made while holding the lock `<dataset>/.lock`, in this order:
///
/// 1. `.pictures-changing` is created.
/// 2. `images/.<id>.png.staged` and `annotations/.<id>.json.staged` are written and synced to disk.
/// 3. The image is renamed and its folder synced, then the record. With the second rename the sample
/// exists; after its folder is synced, it survives a power cut.
/// 4. `manifest.jsonl` gets a line, `metadata.json` is replaced, `.pictures-changing` is removed.
///
/// New boxes of a saved picture replace only its record. A deletion renames the record to
/// `.<id>.json.deleted`, which is the moment of the deletion. The next process that changes the
/// pictures completes what is incomplete, and counts the samples again, if `.pictures-changing`
/// exists or the folder `annotations` is not as `metadata.json` says. Nothing is written through a
/// symbolic link inside the dataset. Reading takes no lock and changes nothing.
///
/// Safe to use from several threads; calls wait for the disk and for each other.
package final class PictureStore: Sendable {
  /// The folder of the dataset. The first save creates it.
  package let dataset: URL
  let root: DatasetFolder
  let folder: PictureFolder
  /// The catalog of the dataset.
  private let catalog: Catalog
  let reader: PictureReader
  private let clock: @Sendable () -> Date

  /// Uses the dataset in the folder `dataset`. Nothing is read or written yet.
  package convenience init(dataset: URL) { self.init(dataset: dataset, catalog: nil) }

  /// Uses the dataset in the folder `dataset`, whose catalog other stores use, too.
  init(
    dataset: URL, catalog: Catalog? = nil, clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.dataset = dataset
    root = DatasetFolder(path: dataset.path)
    folder = PictureFolder(dataset: dataset.path)
    self.catalog = catalog ?? Catalog(root: root)
    reader = PictureReader(folder)
    self.clock = clock
  }

  var now: String { Timestamp.text(clock()) }

  /// Completes or undoes what killed processes left behind, and brings totals and manifest up to
  /// date if a process of LabelTUI was killed, unless the dataset is write-protected. Other datasets
  /// are not changed. Returns the problems of the picture samples; throws `FileError` if `dataset`
  /// is not a folder.
  @discardableResult
  package func recover() throws -> [DatasetWarning] {
    guard try root.exists() else { return [] }
    if try needsRecovery() {
      do {
        try withPictures { _, _, _ in }
      } catch let error as FileError where error.isWriteProtection {
        // A process that may write repairs it.
      }
    }
    return try warnings()
  }

  /// Runs `body` while holding the dataset's lock, with up-to-date totals. What `body` notes in the
  /// change is recorded in the catalog. The folder of the dataset must exist.
  func withPictures<Result>(
    _ body: (PictureWriter, inout PictureMetadata, inout CatalogChange) throws -> Result
  ) throws -> Result {
    // The catalog remembers the folder, so it must exist before.
    _ = try Folder(root.path).makeFolders([PictureFolder.recordsName])
    return try catalog.change(
      PictureCatalogSource.folder, isTrusted: { _ in !wasInterrupted },
      recover: { try PictureWriter(in: $0).recover() },
      { dataset, _, change in
        let writer = try PictureWriter(in: dataset)
        var metadata = try currentMetadata(writer)
        return try body(writer, &metadata, &change)
      })
  }

  /// Whether a process was killed during a change, or is changing the pictures now.
  private var wasInterrupted: Bool {
    FileSystem.exists("\(root.path)/\(PictureFolder.changingName)")
  }

  private func needsRecovery() throws -> Bool {
    if wasInterrupted { return true }
    guard try FileSystem.folderExists(folder.records) else { return false }
    return try !folder.listing().plan.isEmpty
  }

  /// The number of samples according to `metadata.json`, if that file is up to date.
  func knownTotal() throws -> Int? {
    let metadata = try JSONFile.read(PictureMetadata.self, from: folder.metadata)
    guard !wasInterrupted, let mark = metadata.mark,
      mark == FileIdentity(folder.records).map(PictureMetadata.Mark.init)
    else { return nil }
    return metadata.totalImages
  }

  /// The totals on disk if they agree with the samples; otherwise they are counted again, after
  /// recovery.
  private func currentMetadata(_ writer: PictureWriter) throws -> PictureMetadata {
    var known = PictureMetadata()
    do {
      known = try JSONFile.read(
        PictureMetadata.self, PictureFolder.metadataName, in: writer.dataset)
      if let mark = known.mark, mark == writer.mark, try !writer.isChanging { return known }
    } catch let error as FileError {
      guard error.isAbsence else { throw error }
    } catch {
      try writer.setMetadataAside()
    }
    try writer.recover()
    return try recount(keeping: known, writer)
  }

  /// Counts the samples, and writes totals and manifest.
  private func recount(
    keeping known: PictureMetadata, _ writer: PictureWriter
  ) throws -> PictureMetadata {
    var metadata = known.emptied()
    var lines: [(id: SampleID, line: PictureManifestLine)] = []
    for sample in try folder.listing().samples {
      do {
        var record = try record(sample.id)
        metadata.assignCategories(&record)
        metadata.count(record)
        metadata.createdAt = metadata.createdAt ?? record.createdAt
        lines.append(
          (sample.id, PictureManifestLine(record, id: sample.id, image: sample.image)))
      } catch let error as FileError where error.isOfTheSystem {
        throw error
      } catch {
        // Reported by `warnings`.
      }
    }
    // Nothing is written to an empty dataset before its first sample.
    guard !lines.isEmpty || known != PictureMetadata() else { return metadata }
    if let data = try PictureManifest(of: folder).updated(by: lines) {
      try writer.writeManifest(data)
    }
    try write(&metadata, writer, durability: .whole)
    try writer.endChange()
    return metadata
  }

  /// Writes `metadata` with the mark of the current state.
  func write(
    _ metadata: inout PictureMetadata, _ writer: PictureWriter, durability: AtomicFile.Durability
  ) throws {
    metadata.mark = writer.mark
    metadata.updatedAt = now
    try writer.write(metadata, durability: durability)
  }
}
