#if canImport(Glibc)
  import Glibc
#endif

/// A lock file that one process and thread holds at a time.
package enum FileLock {
  /// After this many seconds the holder must be stuck: a save holds the lock for some milliseconds.
  private static let patience = 10.0

  /// Waits for the lock of the file at `path`, which is created if necessary, and holds it during
  /// `body`. The system releases the lock if the process is killed.
  package static func whileHolding<Result>(_ path: String, _ body: () throws -> Result) throws
    -> Result
  {
    try whileHolding(OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW), body)
  }

  /// The same for the file `name` in `folder`.
  package static func whileHolding<Result>(
    _ name: String, in folder: Folder, _ body: () throws -> Result
  ) throws -> Result {
    try whileHolding(folder.open(name, flags: O_RDWR | O_CREAT), body)
  }

  /// The same for an open lock file.
  private static func whileHolding<Result>(
    _ file: consuming OpenFile, _ body: () throws -> Result
  ) throws -> Result {
    try file.lockExclusively(patience: patience)
    defer { file.unlock() }
    return try body()
  }
}
