import Foundations

/// Reads picture samples for the catalog.
struct PictureCatalogSource: CatalogSource {
  /// The folder of the records.
  static let folder = CatalogFolder(path: PictureFolder.recordsName)

  private let reader: PictureReader

  /// Reads the samples of the dataset `root`.
  init(root: DatasetFolder) { reader = PictureReader(PictureFolder(dataset: root.path)) }

  func folders() throws -> [CatalogFolder] {
    try FileSystem.folderExists(reader.folder.records) ? [Self.folder] : []
  }

  func listing(of folder: CatalogFolder) throws -> CatalogListing {
    let found = try reader.folder.listing()
    var listing = CatalogListing(samples: found.samples.map(\.id))
    listing.needsRecovery = !found.plan.isEmpty
    listing.warnings = found.warnings
    return listing
  }

  func recordPath(_ id: SampleID, in folder: CatalogFolder) -> String { reader.folder.record(id) }

  func imagePath(_ id: SampleID, in folder: CatalogFolder) -> String {
    reader.folder.relativeImage(id)
  }

  func entry(_ id: SampleID, in folder: CatalogFolder) throws -> CatalogEntry {
    // Taken before the record is read, so that a later change makes it differ.
    let identity = try FileIdentity.current(reader.folder.record(id))
    var entry = CatalogEntry(try reader.content(of: id), record: identity, in: reader.folder)
    try entry.findImageSize(in: reader.folder.path)
    return entry
  }
}

extension CatalogEntry {
  /// The entry of a picture sample, whose record file is `identity`.
  init(_ content: SampleContent, record identity: FileIdentity?, in folder: PictureFolder) {
    var image = ""
    if case .picture(let id) = content.key { image = folder.relativeImage(id) }
    self.init(
      content, record: identity, imagePath: image,
      imageSize: FileIdentity("\(folder.path)/\(image)").map { Int($0.size) })
  }
}

extension PictureFolder {
  /// The path of the image of sample `id`, relative to the dataset.
  fileprivate func relativeImage(_ id: SampleID) -> String {
    let name = try? imageName(id)
    return "\(Self.imagesName)/\(name ?? PictureSampleFile.imageName(id, ending: "png"))"
  }
}
