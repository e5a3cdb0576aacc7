#if canImport(Glibc)
  import Glibc
#endif

/// A lock file, that one process and thread at a time holds.
package enum FileLock {
  /// Seconds after which a holder must be stuck: a save holds the lock for some milliseconds.
  private static let patience = 10.0

  /// Waits for the lock of the file at `path` (made when it is missing) and holds it during `body`.
  /// The system lets it go when the holder is killed.
  package static func whileHolding<Result>(_ path: String, _ body: () throws -> Result) throws
    -> Result
  {
    try whileHolding(OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW), body)
  }

  /// The same with the file `name` of `folder`.
  package static func whileHolding<Result>(
    _ name: String, in folder: Folder, _ body: () throws -> Result
  ) throws -> Result {
    try whileHolding(folder.open(name, flags: O_RDWR | O_CREAT), body)
  }

  /// The same with an open lock file.
  private static func whileHolding<Result>(
    _ file: consuming OpenFile, _ body: () throws -> Result
  ) throws -> Result {
    try file.lockExclusively(patience: patience)
    defer { file.unlock() }
    return try body()
  }
}
