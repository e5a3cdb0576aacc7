import Foundations
import Libraries
import Synchronization

/// Opens the database, and finds another way if it cannot be used. The caller holds `lock`.
extension Catalog {
  /// Calls `body` with the catalog of the dataset or, if that fails, with one in memory. The caller
  /// holds `lock`.
  func withFallback<Result>(_ body: (CatalogDatabase) throws -> Result) throws -> Result {
    do {
      return try body(open())
    } catch let error as SQLiteError where !error.isInterruption {
      if error.isDamage, database?.isFile == true {
        close()
        setAside()
        if let repaired = try? open(), repaired.isFile {
          do { return try body(repaired) } catch is SQLiteError { close() }
        }
      }
      let temporary = try CatalogDatabase()
      database = temporary
      return try body(temporary)
    }
  }

  /// The open catalog; one in memory if the file cannot be used.
  func open() throws -> CatalogDatabase {
    if let database {
      guard database.isFile, FileIdentity(path)?.inode != database.identity?.inode else {
        return database
      }
      close()
    }
    let opened = try openFile() ?? CatalogDatabase()
    database = opened
    return opened
  }

  func openFile() throws -> CatalogDatabase? {
    do {
      do {
        return try CatalogDatabase(path: path)
      } catch is CatalogDatabase.Unusable {
        setAside()
      } catch let error as SQLiteError where error.isDamage {
        setAside()
      }
      return try CatalogDatabase(path: path)
    } catch is SQLiteError {
      return protectedFile()
    } catch is CatalogDatabase.Unusable {
      return nil
    }
  }

  /// The catalog in a write-protected folder; nil if it cannot be used as it is.
  func protectedFile() -> CatalogDatabase? {
    let hasLog = (FileIdentity(path + "-wal")?.size ?? 0) > 0
    guard
      let database = try? CatalogDatabase(reading: path, hasLog ? .read : .immutable),
      (try? synchronizer(database).isCurrent()) == true
    else { return nil }
    return database
  }

  func close() {
    database = nil
    readingLock.withLock { _ in reader = nil }
  }

  /// Renames a catalog that cannot be used. It is derived from the files, so only the last such
  /// file is kept.
  func setAside() {
    close()
    try? FileSystem.rename(path, to: path + ".unreadable")
    for suffix in ["-wal", "-shm"] { try? FileSystem.remove(path + suffix) }
  }

  /// Whether the folder is a dataset that a catalog can be made of.
  func isPresent() throws -> Bool {
    guard try root.exists() else { return false }
    return [
      SignalFolder.signalsName, DatasetFolder.reviewsName, Self.name, PictureFolder.recordsName,
    ]
    .contains { FileSystem.exists("\(root.path)/\($0)") }
  }

  func synchronizer(_ database: CatalogDatabase) -> CatalogSynchronizer {
    CatalogSynchronizer(root: root, sources: sources, database: database)
  }
}
