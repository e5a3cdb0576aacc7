import Foundations
import Radio

/// Reads the samples of captures for the catalog.
struct SignalCatalogSource: CatalogSource {
  let root: DatasetFolder

  /// The folder of the samples of class `signal`.
  static func folder(of signal: SignalName) -> CatalogFolder {
    CatalogFolder(
      path: "\(SignalFolder.signalsName)/\(signal)/\(SignalFolder.samplesName)", signal: signal)
  }

  func folders() throws -> [CatalogFolder] {
    try root.signalNames().names.filter { try FileSystem.folderExists(root.folder(of: $0).samples) }
      .map(Self.folder)
  }

  func listing(of folder: CatalogFolder) throws -> CatalogListing {
    guard let signal = folder.signal else { return CatalogListing(samples: []) }
    let found = try root.folder(of: signal).listing()
    var listing = CatalogListing(samples: found.samples)
    listing.highestNumber = found.ids.compactMap(\.number).max() ?? 0
    listing.needsRecovery = !found.plan.steps.isEmpty
    listing.warnings = found.warnings
    return listing
  }

  func recordPath(_ id: SampleID, in folder: CatalogFolder) -> String {
    "\(root.path)/\(folder.path)/\(SampleFile(kind: .record, id: id).name)"
  }

  func imagePath(_ id: SampleID, in folder: CatalogFolder) -> String {
    "\(folder.path)/\(SampleFile(kind: .image, id: id).name)"
  }

  func entry(_ id: SampleID, in folder: CatalogFolder) throws -> CatalogEntry {
    guard let signal = folder.signal else {
      throw SampleError.noSuchKey(folder.key(id))
    }
    let path = recordPath(id, in: folder)
    // Taken before the record is read, so that a later change makes it differ.
    let identity = try FileIdentity.current(path)
    let record = try JSONFile.read(SampleRecord.self, from: path)
    var entry = CatalogEntry(
      record, of: SampleReference(signal: signal, id: id), identity: identity, root: root)
    try entry.findImageSize(in: root.path)
    return entry
  }
}

extension CatalogEntry {
  /// The entry of a sample of a capture, whose record file is `identity`.
  init(
    _ record: SampleRecord, of sample: SampleReference, identity: FileIdentity?,
    root: DatasetFolder
  ) {
    let folder = SignalCatalogSource.folder(of: sample.signal)
    let image = "\(folder.path)/\(SampleFile(kind: .image, id: sample.id).name)"
    self.init(
      SampleContent(record, of: sample), record: identity, imagePath: image,
      imageSize: FileIdentity("\(root.path)/\(image)").map { Int($0.size) })
    emptyBoxes = record.boxes.count { $0.pixels.isEmpty }
    isMisplaced = record.hasMisplacedBox
  }
}
