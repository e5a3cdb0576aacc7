import CFileSync
import Foundations
import Glibc

/// Waits until many files are on disk.
package enum DiskSync {
  /// Waits until everything that was written to the file system of the folder at `path` is on disk. That
  /// takes about as long as syncing one large file, where syncing thousands of files takes minutes.
  package static func flush(fileSystemOf path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.sync, path: path, code: errno) }
    defer { close(descriptor) }
    while syncfs(descriptor) != 0 {
      guard errno == EINTR else { throw .system(.sync, path: path, code: errno) }
    }
  }
}
