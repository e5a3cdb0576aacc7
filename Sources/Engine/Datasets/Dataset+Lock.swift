import Foundations

extension Dataset {
  /// Runs `body` with the open folder of the dataset while holding the dataset's lock. The folder must
  /// exist. Throws `FileError.locked` if another program does not release the lock in time.
  package func whileLocked<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    try signals.withLock(body)
  }
}
