import Glibc

/// The lock of a folder, held while files in it are read, changed and replaced.
///
/// The folder itself is locked (flock). A lock file would have to be created in folders of other
/// users, and could not be removed safely. Locking the replaced file would not stop a program that
/// opened it before it was replaced. The system releases the lock when the process ends.
package enum FolderLock {
  /// After this many seconds the holder must be stuck: writing a label file takes some
  /// milliseconds.
  private static let patience = 10.0

  /// Holds the lock of `folder` during `body`. Throws `FileError.locked` if another program does
  /// not release it in time. If the file system does not support locks on folders (NFS), `body`
  /// runs without one; the writer then checks whether its write was replaced.
  package static func whileHolding<Result>(
    _ folder: String, patience: Double = patience, _ body: () throws -> Result
  ) throws -> Result {
    let file = try OpenFile(folder, flags: O_RDONLY | O_DIRECTORY)
    do throws(FileError) {
      try file.lockExclusively(patience: patience)
    } catch {
      guard case .system(.lock, _, _) = error else { throw error }
    }
    defer { file.unlock() }
    return try body()
  }
}
