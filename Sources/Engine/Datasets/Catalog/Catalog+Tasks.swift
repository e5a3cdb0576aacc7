import Foundations
import Libraries

/// Builds, copies and asks the catalog, for commands.
extension Catalog {
  /// Builds the catalog again from the files; returns the number of samples.
  package func rebuild(progress: (Double) -> Bool = { _ in true }) throws -> Int {
    try holding(lock) {
      guard try isPresent() else { return 0 }
      return try withFallback { database in
        try lockingFiles {
          try database.connection.transaction { try database.removeAll() }
        }
        try update(database, progress)
        return try database.connection.integer("SELECT count(*) FROM samples")
      }
    }
  }

  /// Writes a copy of the catalog, as of one moment, to the file at `path`, which is replaced when
  /// the copy is complete and was checked.
  package func backUp(to path: String, progress: (Double) -> Bool = { _ in true }) throws {
    let temporary =
      FileSystem.parent(of: path) + "/"
      + AtomicFile.temporaryName(for: FileSystem.name(of: path))
    defer {
      for suffix in ["", "-journal"] { try? FileSystem.remove(temporary + suffix) }
    }
    try read(progress: progress) { database in
      let copy = try SQLiteDatabase(temporary, .create)
      try database.connection.copy(to: copy)
      // One file without a log beside it.
      try copy.run(script: "PRAGMA journal_mode=DELETE")
      let finding = try copy.first("PRAGMA integrity_check") { $0.text(0) } ?? nil
      guard finding == "ok" else { throw CatalogError.damagedCopy(path: path, finding ?? "") }
    }
    try FileSystem.sync(file: temporary)
    try FileSystem.rename(temporary, to: path)
    try FileSystem.sync(folder: FileSystem.parent(of: path))
  }

  /// Runs the statement `sql`, which may only read. `columns` receives the names of the columns,
  /// then `row` each row; both end the query by returning false. `shouldContinue` is asked often.
  package func query(
    _ sql: String, shouldContinue: @escaping () -> Bool = { true },
    columns: ([String]) -> Bool, row: (borrowing SQLiteRow) -> Bool
  ) throws {
    try read { database in
      database.connection.watch(shouldContinue)
      defer { database.connection.watch(nil) }
      do {
        try database.connection.runReading(sql, columns: columns, row)
      } catch let error as SQLiteError where error.isInterruption {
        throw CatalogError.tooSlow
      } catch let error as SQLiteError where error.isOfStatement {
        throw CatalogError.badStatement(error.message)
      }
    }
  }
}
