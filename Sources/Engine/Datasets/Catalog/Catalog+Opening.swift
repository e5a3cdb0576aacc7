import Foundations
import Libraries
import Synchronization

/// Opens the database, and finds another way if it cannot be used. The caller holds `lock`.
extension Catalog {
  /// Calls `body` with the catalog of the dataset or, if that fails, with one in memory. The caller
  /// holds `lock`.
  ///
  /// An error of the system may pass, and may look like damage: the file is opened again before it is
  /// given up. Only a file that is damaged twice is set aside.
  func withFallback<Result>(_ body: (CatalogDatabase) throws -> Result) throws -> Result {
    for attempt in 1...3 {
      do {
        return try body(open())
      } catch let error as SQLiteError where !error.isInterruption {
        guard database?.isFile == true else { break }
        close()
        guard error.isDamage || error.mayPass else { break }
        if attempt == 2, error.isDamage { setAside() }
      }
    }
    let temporary = try CatalogDatabase()
    database = temporary
    return try body(temporary)
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

  /// What opening the file shows.
  private enum Look {
    case usable(CatalogDatabase)
    /// It is damaged, or not a catalog of this version.
    case unusable
    /// It cannot be opened for changes.
    case unavailable

    var isUsable: Bool { if case .usable = self { true } else { false } }
    var isUnusable: Bool { if case .unusable = self { true } else { false } }
  }

  private func look() -> Look {
    do {
      return .usable(try CatalogDatabase(path: path))
    } catch let error as SQLiteError where !error.isDamage {
      return .unavailable
    } catch {
      return .unusable
    }
  }

  /// The file, opened for changes if that is possible; nil if it cannot be used.
  private func openFile() -> CatalogDatabase? {
    var look = look()
    // See `withFallback`.
    if !look.isUsable { look = self.look() }
    if look.isUnusable {
      setAside()
      look = self.look()
    }
    return switch look {
    case .usable(let database): database
    case .unusable: nil
    case .unavailable: protectedFile()
    }
  }

  /// The catalog in a write-protected folder; nil if it cannot be used as it is.
  private func protectedFile() -> CatalogDatabase? {
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
  private func setAside() {
    close()
    // Without its log, a file that cannot be renamed would lose changes.
    guard (try? FileSystem.rename(path, to: path + ".unreadable")) != nil else { return }
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
