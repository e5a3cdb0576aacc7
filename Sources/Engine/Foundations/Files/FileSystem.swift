import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Operations on files by path. Every error names the path.
package enum FileSystem {
  /// Whether anything, including a dangling link, exists at `path`.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether anything exists at `path`. Throws if the system call fails: a temporary error must not be
  /// mistaken for absence.
  package static func isThere(_ path: String) throws(FileError) -> Bool {
    var status = stat()
    guard SystemCall.repeating({ lstat(path, &status) }) != 0 else { return true }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .system(.open, path: path, code: errno)
    }
    return false
  }

  /// Whether `path` is a folder, or, with `followingLinks`, a link to one.
  package static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether `path` is a regular file or a link to one. Throws if the system call fails.
  package static func isRegularFile(_ path: String) throws(FileError) -> Bool {
    try kind(of: path) == S_IFREG
  }

  /// Whether `path` is a folder or a link to one. Throws if the system call fails: a temporary
  /// error must not be mistaken for absence.
  package static func folderExists(_ path: String) throws(FileError) -> Bool {
    try kind(of: path) == S_IFDIR
  }

  /// The kind of file (S_IFMT) at `path`, after links; nil if there is none.
  private static func kind(of path: String) throws(FileError) -> mode_t? {
    var status = stat()
    guard SystemCall.repeating({ stat(path, &status) }) != 0 else { return status.st_mode & S_IFMT }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .system(.open, path: path, code: errno)
    }
    return nil
  }

  /// Reads the regular file at `path`, of at most `limit` bytes.
  package static func contents(of path: String, limit: Int) throws(FileError) -> Data {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    try OpenFile(path, flags: O_RDONLY | O_NONBLOCK).contents(limit: limit)
  }

  /// Writes a file that must not exist yet, and waits until its content is on disk.
  package static func create(_ path: String, _ data: Data, permissions: mode_t? = nil)
    throws(FileError)
  {
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
    do {
      if let permissions { try file.setPermissions(permissions) }
      try file.write(data)
      try file.sync()
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Renames atomically; replaces a file at `new`.
  package static func rename(_ old: String, to new: String) throws(FileError) {
    guard SystemCall.repeating({ Glibc.rename(old, new) }) == 0 else {
      throw .system(.rename, path: new, code: errno)
    }
  }

  /// Removes a file; does nothing if it does not exist.
  package static func remove(_ path: String) throws(FileError) {
    guard SystemCall.repeating({ unlink(path) }) == 0 || errno == ENOENT else {
      throw .system(.remove, path: path, code: errno)
    }
  }

  /// Waits until the names in `folder` are on disk.
  package static func sync(folder: String) throws(FileError) {
    try OpenFile(folder, flags: O_RDONLY | O_DIRECTORY).sync()
  }

  /// Waits until the content of the file at `path` is on disk.
  package static func sync(file path: String) throws(FileError) {
    try OpenFile(path, flags: O_RDONLY).sync()
  }

  /// Creates `folder` and missing parent folders, durably.
  package static func createFolder(_ folder: String) throws(FileError) {
    var missing: [String] = []
    var path = folder
    while try !folderExists(path), missing.last != path {
      missing.append(path)
      path = parent(of: path)
    }
    for path in missing.reversed() {
      guard SystemCall.repeating({ mkdir(path, 0o777) }) == 0 || errno == EEXIST else {
        throw .system(.createFolder, path: path, code: errno)
      }
      guard try folderExists(path) else { throw .system(.createFolder, path: path, code: ENOTDIR) }
    }
    // At the end: the disk syncs several folders in about the same time as one.
    for path in missing { try sync(folder: parent(of: path)) }
  }

  /// The bytes that a user may still write to the file system of `path`, which exists.
  package static func freeBytes(at path: String) throws(FileError) -> Int {
    var status = statvfs()
    guard SystemCall.repeating({ statvfs(path, &status) }) == 0 else {
      throw .system(.open, path: path, code: errno)
    }
    let (bytes, overflows) = Int(status.f_bavail).multipliedReportingOverflow(
      by: Int(status.f_frsize))
    return overflows ? .max : bytes
  }

  /// The names in `folder`, sorted, without `.` and `..`; empty if the folder does not exist.
  package static func names(in folder: String) throws(FileError) -> [String] {
    var opened = opendir(folder)
    while opened == nil && errno == EINTR { opened = opendir(folder) }
    guard let stream = opened else {
      if errno == ENOENT { return [] }
      throw .system(.list, path: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // Only errno distinguishes a failure from the end.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .system(.list, path: folder, code: errno) }
    return names.sorted()
  }

  /// The parent folder of `path`.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of `path`.
  package static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }
}
