import FoundationEssentials
import Glibc

/// Identifies the state of a file by its inode, size and modification time.
package struct FileIdentity: Equatable, Sendable {
  /// The inode number.
  package let inode: UInt64
  /// The size in bytes.
  package let size: Int64
  /// The modification time: seconds and nanoseconds since 1970.
  package let seconds: Int
  package let nanoseconds: Int

  /// The identity with these values, which were noted before.
  package init(inode: UInt64, size: Int64, seconds: Int, nanoseconds: Int) {
    self.inode = inode
    self.size = size
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The current identity of the file at `url`; nil if it cannot be found.
  package init?(_ url: URL) {
    self.init(url.path)
  }

  /// The current identity of the file at `path`; nil if it cannot be found.
  package init?(_ path: String) {
    var status = stat()
    guard SystemCall.repeating({ stat(path, &status) }) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The current identity of the file at `url`; nil if it does not exist. Throws if the system call
  /// fails.
  package static func current(_ url: URL) throws(FileError) -> FileIdentity? {
    try current(url.path)
  }

  /// The current identity of the file at `path`; nil if it does not exist. Throws if the system call
  /// fails.
  package static func current(_ path: String) throws(FileError) -> FileIdentity? {
    if let identity = FileIdentity(path) { return identity }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .system(.open, path: path, code: errno)
    }
    return nil
  }
}
