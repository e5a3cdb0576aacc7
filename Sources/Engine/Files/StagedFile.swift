import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A file whose content is on the disk already, under a temporary name, until `putInPlace` gives it its own.
///
/// Without that, it is removed when nobody holds it any more.
final class StagedFile: Sendable {
  private let file: OpenFile
  private let path: String
  private let target: String
  private let durability: AtomicFile.Durability
  private let isInPlace = Atomic(false)

  /// Writes `data` to the empty `file`, which is to become `target`, known to the caller as `path`.
  init(
    _ data: Data, in file: consuming OpenFile, permissions: mode_t?, path: String, target: String,
    durability: AtomicFile.Durability
  ) throws(FileError) {
    self.file = file
    self.path = path
    self.target = target
    self.durability = durability
    if let permissions { try self.file.setPermissions(permissions) }
    try self.file.write(data)
    if durability != .none { try self.file.sync() }
  }

  deinit {
    if !isInPlace.load(ordering: .relaxed) { unlink(file.path) }
  }

  /// Replaces the file under the name, once.
  func putInPlace() throws(FileError) {
    do throws(FileError) {
      try FileSystem.rename(file.path, to: target)
    } catch {
      throw error.about(path)
    }
    isInPlace.store(true, ordering: .relaxed)
    if durability == .replaced { try FileSystem.sync(folder: FileSystem.parent(of: target)) }
  }
}
