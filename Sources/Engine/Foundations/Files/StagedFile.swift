import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A file whose content is already on disk under a temporary name. `putInPlace` gives it its final
/// name.
///
/// Otherwise the temporary file is removed in `deinit`.
package final class StagedFile: Sendable {
  /// Kept open for its lock, which shows other processes that the file is not abandoned.
  private let file: OpenFile
  private let temporary: String
  private let folder: Folder
  private let name: String
  private let path: String
  private let durability: AtomicFile.Durability
  private let isInPlace = Atomic(false)

  /// Writes `data` to the empty `file`, which will become `name` in `folder`. Errors name `path`.
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

  /// Adds `data` to the content, for files that are too large for memory. Call `sync` after the last piece.
  package func append(_ data: Data) throws(FileError) {
    do throws(FileError) { try file.write(data) } catch { throw error.about(path) }
  }

  /// Waits until the content is on disk.
  package func sync() throws(FileError) {
    do throws(FileError) { try file.sync() } catch { throw error.about(path) }
  }

  /// Renames the file to its final name. Call it once.
  package func putInPlace() throws(FileError) {
    do throws(FileError) {
      try folder.rename(temporary, to: name)
    } catch {
      throw error.about(path)
    }
    isInPlace.store(true, ordering: .relaxed)
    if durability == .replaced { try folder.sync() }
  }

  /// Renames the file to its final name, unless a file of that name exists; returns whether it did. Call it once.
  package func putInPlaceIfFree() throws(FileError) -> Bool {
    guard try folder.link(temporary, to: name) else { return false }
    if durability == .replaced { try folder.sync() }
    return true
  }
}
