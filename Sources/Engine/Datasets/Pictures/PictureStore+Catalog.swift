import Foundations
import Synchronization

/// A change of a picture sample that is on disk.
enum PictureChange: Sendable {
  case saved(SampleContent)
  case deleted(SampleID)
}

extension PictureStore {
  /// Tells the catalog about `change`, while the dataset's lock is held.
  func noteInCatalog(_ change: PictureChange) { noted.withLock { $0.append(change) } }

  /// Records `step` in the change of the catalog.
  func record(_ step: PictureChange, in change: inout CatalogChange) {
    switch step {
    case .saved(let content):
      guard case .picture(let id) = content.key else { return }
      change.put(entry(content, of: id, identity: FileIdentity(folder.record(id))))
    case .deleted(let id): change.remove(.picture(id))
    }
  }

  /// The entry of sample `id`, whose record file is `identity`.
  func entry(_ content: SampleContent, of id: SampleID, identity: FileIdentity?) -> CatalogEntry {
    let path = imagePath(id)
    return CatalogEntry(
      content, record: identity, imagePath: path,
      imageSize: FileIdentity("\(root.path)/\(path)").map { Int($0.size) })
  }

  /// The path of the image of sample `id`, relative to the dataset.
  func imagePath(_ id: SampleID) -> String {
    let name = folder.imageName(id) ?? PictureSampleFile.imageName(id, ending: "png")
    return "\(PictureFolder.imagesName)/\(name)"
  }
}
