import Glibc

/// The lock of a folder, held while files in it are read, changed and replaced.
///
/// The folder itself is locked (flock). A lock file would have to be created in folders that belong to
/// others, and nobody could remove it safely; the lock of the replaced file would not stop a program
/// that opened the file before it was replaced. The system releases the lock when the holder dies.
package enum FolderLock {
  /// Seconds after which a holder must be stuck: writing a label file takes some milliseconds.
  private static let patience = 10.0

  /// Holds the lock of `folder` while `body` runs; throws `FileError.locked` when another program does
  /// not release it in time. Where the file system has no locks for folders (NFS), `body` runs
  /// without one: whoever writes there checks afterwards whether its write was replaced.
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
