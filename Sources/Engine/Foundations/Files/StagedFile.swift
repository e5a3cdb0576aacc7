import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A file whose content is on the disk already, under a temporary name, until `putInPlace` gives it its own.
///
/// Without that, it is removed when nobody holds it any more.
package final class StagedFile: Sendable {
  /// Held open for its lock: it tells others that the file is not abandoned.
  private let file: OpenFile
  private let temporary: String
  private let folder: Folder
  private let name: String
  private let path: String
  private let durability: AtomicFile.Durability
  private let isInPlace = Atomic(false)

  /// Writes `data` to the empty `file`, which is to become `name` in `folder`, known to the caller as
  /// `path`.
  init(
    _ data: Data, in file: consuming OpenFile, permissions: mode_t?, folder: Folder, name: String,
    path: String, durability: AtomicFile.Durability
  ) throws(FileError) {
    temporary = FileSystem.name(of: file.path)
    self.file = file
    self.folder = folder
    self.name = name
    self.path = path
    self.durability = durability
    if let permissions { try self.file.setPermissions(permissions) }
    try self.file.write(data)
    if durability != .none { try self.file.sync() }
  }

  deinit {
    if !isInPlace.load(ordering: .relaxed) { try? folder.remove(temporary) }
  }

  /// Replaces the file under the name, once.
  package func putInPlace() throws(FileError) {
    do throws(FileError) {
      try folder.rename(temporary, to: name)
    } catch {
      throw error.about(path)
    }
    isInPlace.store(true, ordering: .relaxed)
    if durability == .replaced { try folder.sync() }
  }
}
