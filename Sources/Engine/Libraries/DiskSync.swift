import CFileSync
import Foundations
import Glibc

/// Waits until many files are on disk.
package enum DiskSync {
  /// Waits until everything that was written to the file system of the folder at `path` is on disk. That
  /// takes about as long as syncing one large file, where syncing thousands of files takes minutes.
  package static func flush(fileSystemOf path: String) throws(FileError) {
    let descriptor = SystemCall.repeating { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .system(.sync, path: path, code: errno) }
    defer { close(descriptor) }
    guard SystemCall.repeating({ syncfs(descriptor) }) == 0 else {
      throw .system(.sync, path: path, code: errno)
    }
  }
}
