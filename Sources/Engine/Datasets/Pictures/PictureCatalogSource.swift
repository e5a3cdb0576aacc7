import FoundationEssentials
import Foundations

/// Reads the samples of pictures for the catalog.
struct PictureCatalogSource: CatalogSource {
  /// The folder of the records.
  static let folder = CatalogFolder(path: PictureFolder.recordsName)

  private let store: PictureStore

  init(root: DatasetFolder) {
    store = PictureStore(
      dataset: URL(filePath: root.path, directoryHint: .isDirectory), catalog: nil)
  }

  func folders() throws -> [CatalogFolder] {
    try FileSystem.folderExists(store.folder.records) ? [Self.folder] : []
  }

  func listing(of folder: CatalogFolder) throws -> CatalogListing {
    let found = try store.folder.listing()
    var listing = CatalogListing(samples: found.samples.map(\.id))
    listing.highestNumber = listing.samples.compactMap(\.number).max() ?? 0
    listing.needsRecovery = !found.plan.isEmpty
    listing.warnings = found.warnings
    return listing
  }

  func recordPath(_ id: SampleID, in folder: CatalogFolder) -> String { store.folder.record(id) }

  func imagePath(_ id: SampleID, in folder: CatalogFolder) -> String { store.imagePath(id) }

  func entry(_ id: SampleID, in folder: CatalogFolder) throws -> CatalogEntry {
    // Taken before the record is read, so that a later change makes it differ.
    let identity = FileIdentity(store.folder.record(id))
    return store.entry(try store.content(of: id), of: id, identity: identity)
  }
}
