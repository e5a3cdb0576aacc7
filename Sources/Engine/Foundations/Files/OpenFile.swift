import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Owns an open file descriptor and closes it in `deinit`.
package struct OpenFile: ~Copyable {
  /// The path, for messages.
  package let path: String
  private let descriptor: Int32

  /// Opens `path` with the flags of open(2); O_CLOEXEC is added.
  package init(_ path: String, flags: Int32, mode: mode_t = 0o666) throws(FileError) {
    let opened = SystemCall.repeating { Glibc.open(path, flags | O_CLOEXEC, mode) }
    guard opened >= 0 else {
      let isForReading = flags & O_ACCMODE == O_RDONLY
      throw .system(isForReading ? .open : .write, path: path, code: errno)
    }
    self.init(descriptor: opened, path: path)
  }

  /// Takes ownership of `descriptor`, which is open on the file at `path`.
  package init(descriptor: Int32, path: String) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { Glibc.close(descriptor) }

  /// The descriptor, to give to another process while this value exists.
  package var rawDescriptor: Int32 { descriptor }

  /// The permissions of the file.
  package var permissions: mode_t {
    get throws(FileError) { try status.st_mode & 0o7777 }
  }

  /// Changes the permissions of the file.
  package func setPermissions(_ permissions: mode_t) throws(FileError) {
    guard SystemCall.repeating({ fchmod(descriptor, permissions) }) == 0 else {
      throw .system(.write, path: path, code: errno)
    }
  }

  /// Writes all of `data` at the current position.
  package func write(_ data: Data) throws(FileError) {
    let result = data.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try write(bytes) }
    }
    try result.get()
  }

  /// Writes all of `bytes` at the current position.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(.write, path: path, code: errno) }
      done += count
    }
  }

  /// Truncates the file to `size` bytes.
  package func truncate(to size: Int) throws(FileError) {
    guard SystemCall.repeating({ ftruncate(descriptor, off_t(size)) }) == 0 else {
      throw .system(.write, path: path, code: errno)
    }
  }

  /// Waits until the file's content is on disk.
  package func sync() throws(FileError) {
    guard SystemCall.repeating({ fsync(descriptor) }) == 0 else {
      throw .system(.sync, path: path, code: errno)
    }
  }

  /// Waits for the lock of this file; throws `FileError.locked` after `patience` seconds.
  package func lockExclusively(patience: Double) throws(FileError) {
    let pause: useconds_t = 2_000
    for _ in 0...Int(patience * 1e6 / Double(pause)) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .system(.lock, path: path, code: errno)
      }
      usleep(pause)
    }
    throw .locked(path: path)
  }

  /// Locks this file if it is not locked, and returns the result. If the file system does not
  /// support locks, the result is `unknown`.
  package func lockIfFree() -> Lock { Self.lockIfFree(descriptor) }

  package static func lockIfFree(_ descriptor: Int32) -> Lock {
    if SystemCall.repeating({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return .taken }
    return errno == EWOULDBLOCK ? .heldByAnother : .unknown
  }

  /// The result of an attempt to lock a file.
  package enum Lock {
    case taken, heldByAnother
    /// The file system does not support locks.
    case unknown
  }

  /// Releases the lock.
  package func unlock() { flock(descriptor, LOCK_UN) }

  /// Whether the file was removed or replaced.
  package var isNameless: Bool {
    get throws(FileError) { try status.st_nlink == 0 }
  }

  /// Reads a regular file of at most `limit` bytes.
  package func contents(limit: Int) throws(FileError) -> Data {
    let size = try regularFileSize
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    return try bytes(at: 0, count: size)
  }

  /// Reads `count` bytes from `offset`; fewer at the end of the file.
  package func bytes(at offset: Int, count: Int) throws(FileError) -> Data {
    var data = Data(count: count)
    let result = data.withUnsafeMutableBytes { buffer in
      Result { () throws(FileError) in try read(at: offset, into: buffer) }
    }
    return data.prefix(try result.get())
  }

  /// Reads from `offset` until `buffer` is full or the file ends; returns the number of bytes.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError)
    -> Int
  {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(.read, path: path, code: errno) }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// The size in bytes.
  package var size: Int {
    get throws(FileError) { Int(try status.st_size) }
  }

  /// The inode number.
  package var inode: UInt64 {
    get throws(FileError) { UInt64(try status.st_ino) }
  }

  /// The size of a regular file in bytes; throws for folders, pipes and devices.
  package var regularFileSize: Int {
    get throws(FileError) {
      let status = try self.status
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
      return Int(status.st_size)
    }
  }

  private var status: stat {
    get throws(FileError) {
      var status = stat()
      guard SystemCall.repeating({ fstat(descriptor, &status) }) == 0 else {
        throw .system(.open, path: path, code: errno)
      }
      return status
    }
  }
}
