import FoundationEssentials
import Glibc

/// Tells whether a file is still the one that was last seen: its inode, size and time of change.
package struct FileIdentity: Equatable, Sendable {
  package let inode: UInt64
  package let size: Int64
  /// When the content last changed, since the epoch.
  package let seconds: Int
  package let nanoseconds: Int

  /// The identity of the file at `url` now; nil when there is none.
  package init?(_ url: URL) {
    self.init(url.path)
  }

  /// The identity of the file at `path` now; nil when there is none.
  package init?(_ path: String) {
    var status = stat()
    guard SystemCall.repeating({ stat(path, &status) }) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The identity of the file at `url` now, nil when there is none; throws where the system does not say.
  package static func current(_ url: URL) throws(FileError) -> FileIdentity? {
    if let identity = FileIdentity(url) { return identity }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .system(.open, path: url.path, code: errno)
    }
    return nil
  }
}
