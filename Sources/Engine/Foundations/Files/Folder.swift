import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// An open folder, and operations on the files in it by name.
///
/// Names are never resolved through symbolic links, so nothing outside of the folder can be
/// changed. Throws `FileError`, which names the path.
package final class Folder: Sendable {
  /// The path, for messages.
  package let path: String
  private let descriptor: Int32

  /// Opens the folder at `path`. If that is a link, it is followed, since the user named it.
  package convenience init(_ path: String) throws(FileError) {
    try self.init(path, descriptor: SystemCall.repeating { Glibc.open(path, Self.flags) })
  }

  private init(_ path: String, descriptor: Int32) throws(FileError) {
    guard descriptor >= 0 else { throw .system(.open, path: path, code: errno) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  /// The path of the file `name` in this folder.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Opens the subfolder `name`.
  package func folder(_ name: String) throws(FileError) -> Folder {
    let opened = SystemCall.repeating { openat(descriptor, name, Self.flags | O_NOFOLLOW) }
    if opened < 0 { try refuseLink(name) }
    return try Folder(path(of: name), descriptor: opened)
  }

  /// Opens the nested subfolders `names`, each in the one before. Missing folders are created,
  /// durably.
  package func makeFolders(_ names: [String]) throws(FileError) -> Folder {
    var folder = self
    var changed: [Folder] = []
    for name in names {
      let parent = folder
      if SystemCall.repeating({ mkdirat(parent.descriptor, name, 0o777) }) == 0 {
        changed.append(parent)
      } else if errno != EEXIST {
        throw .system(.createFolder, path: parent.path(of: name), code: errno)
      }
      folder = try parent.folder(name)
    }
    // At the end: the disk syncs several folders in about the same time as one.
    for parent in changed { try parent.sync() }
    return folder
  }

  /// Opens the file `name` with the flags of open(2).
  package func open(_ name: String, flags: Int32, mode: mode_t = 0o666) throws(FileError)
    -> OpenFile
  {
    let opened = SystemCall.repeating {
      openat(descriptor, name, flags | O_CLOEXEC | O_NOFOLLOW, mode)
    }
    guard opened >= 0 else {
      let code = errno
      try refuseLink(name)
      throw .system(.open, path: path(of: name), code: code)
    }
    return OpenFile(descriptor: opened, path: path(of: name))
  }

  /// Reads the regular file `name`, of at most `limit` bytes.
  package func contents(of name: String, limit: Int) throws(FileError) -> Data {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    try open(name, flags: O_RDONLY | O_NONBLOCK).contents(limit: limit)
  }

  /// Writes the file `name`, which must not exist yet, and waits until its content is on disk.
  package func create(_ name: String, _ data: Data) throws(FileError) {
    let file = try open(name, flags: O_WRONLY | O_CREAT | O_EXCL)
    do {
      try file.write(data)
      try file.sync()
    } catch {
      try? remove(name)
      throw error
    }
  }

  /// Renames atomically; replaces a file named `new`.
  package func rename(_ old: String, to new: String) throws(FileError) {
    guard SystemCall.repeating({ renameat(descriptor, old, descriptor, new) }) == 0 else {
      throw .system(.rename, path: path(of: new), code: errno)
    }
  }

  /// Gives the file `old` the second name `new`; returns false if `new` exists.
  package func link(_ old: String, to new: String) throws(FileError) -> Bool {
    if SystemCall.repeating({ linkat(descriptor, old, descriptor, new, 0) }) == 0 { return true }
    guard errno != EEXIST else { return false }
    throw .system(.rename, path: path(of: new), code: errno)
  }

  /// Moves the file `name` to `folder` as `new`, and replaces a file of that name.
  package func move(_ name: String, to new: String, in folder: Folder) throws(FileError) {
    let result = SystemCall.repeating {
      renameat(descriptor, name, folder.descriptor, new)
    }
    guard result == 0 else {
      throw .system(.rename, path: folder.path(of: new), code: errno)
    }
  }

  /// Removes the file `name`; does nothing if it does not exist.
  package func remove(_ name: String) throws(FileError) {
    guard SystemCall.repeating({ unlinkat(descriptor, name, 0) }) == 0 || errno == ENOENT else {
      throw .system(.remove, path: path(of: name), code: errno)
    }
  }

  /// Waits until the names in this folder are on disk.
  package func sync() throws(FileError) {
    guard SystemCall.repeating({ fsync(descriptor) }) == 0 else {
      throw .system(.sync, path: path, code: errno)
    }
  }

  /// Locks the folder itself if it is not locked.
  package func lockIfFree() -> OpenFile.Lock { OpenFile.lockIfFree(descriptor) }

  /// The names in this folder, sorted, without `.` and `..`.
  package func names() throws(FileError) -> [String] { try FileSystem.names(in: path) }

  /// Whether the folder was removed.
  package var isNameless: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink == 0
  }

  /// The status of `name`, without following links; nil if it does not exist.
  package func status(of name: String) throws(FileError) -> stat? {
    var status = stat()
    let result = SystemCall.repeating {
      fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW)
    }
    if result == 0 { return status }
    guard errno == ENOENT else { throw .system(.open, path: path(of: name), code: errno) }
    return nil
  }

  /// Whether `name` is a regular file, not a link or a folder.
  package func isRegularFile(_ name: String) throws(FileError) -> Bool {
    try status(of: name).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
  }

  /// Whether `name` is a folder, not a link to one.
  package func isFolder(_ name: String) throws(FileError) -> Bool {
    try status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Throws `FileError.symbolicLink` if `name` is a symbolic link.
  private func refuseLink(_ name: String) throws(FileError) {
    let code = errno
    if let status = try? status(of: name), status.st_mode & S_IFMT == S_IFLNK {
      throw .symbolicLink(path: path(of: name))
    }
    errno = code
  }
}
