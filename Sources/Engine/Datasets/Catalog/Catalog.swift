import FoundationEssentials
import Foundations
import Libraries
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The catalog of a dataset: the database `catalog.db`, which is derived from the files and kept in
/// step with them (`docs/formats/catalog.md`).
///
/// If the database cannot be used (a write-protected folder, a full disk), a temporary catalog in
/// memory takes its place; the files remain the truth. Safe to use from several threads and
/// processes.
///
/// `@unchecked Sendable`: each connection is used only while its lock is held.
package final class Catalog: @unchecked Sendable {
  /// The file name of the catalog.
  package static let name = "catalog.db"

  let root: DatasetFolder
  let sources: [any CatalogSource]
  let lock = Mutex(())
  /// For changes; guarded by `lock`.
  var database: CatalogDatabase?
  let readingLock = Mutex(())
  /// For reading while another thread makes changes; guarded by `readingLock`.
  var reader: CatalogDatabase?

  /// The catalog of the dataset `root`. Nothing is read or written yet.
  init(root: DatasetFolder) {
    self.root = root
    sources = [SignalCatalogSource(root: root), PictureCatalogSource(root: root)]
  }

  var path: String { "\(root.path)/\(Self.name)" }

  // MARK: - Reading

  /// Calls `body` with a catalog that agrees with the files, as far as their marks show. A catalog
  /// that must be built or updated first reports its `progress`, which cancels by returning false.
  func read<Result>(
    progress: (Double) -> Bool = { _ in true }, _ body: (CatalogDatabase) throws -> Result
  ) throws -> Result {
    if let result = try readIfCurrent(body) { return result }
    return try holding(lock) {
      guard try isPresent() else { return try body(CatalogDatabase()) }
      return try withFallback { database in
        try update(database, progress)
        return try body(database)
      }
    }
  }

  /// The result of `body` on the connection for reading; nil if the catalog is not up to date.
  private func readIfCurrent<Result>(
    _ body: (CatalogDatabase) throws -> Result
  ) throws -> Result? {
    try holding(readingLock) {
      do {
        guard let database = try currentReader() else { return nil }
        return try body(database)
      } catch is SQLiteError {
        reader = nil
        return nil
      } catch is CatalogDatabase.Unusable {
        reader = nil
        return nil
      }
    }
  }

  private func currentReader() throws -> CatalogDatabase? {
    guard let identity = FileIdentity(path) else {
      reader = nil
      return nil
    }
    if reader?.identity?.inode != identity.inode { reader = nil }
    let database = try reader ?? CatalogDatabase(reading: path, .write)
    reader = database
    return try synchronizer(database).isCurrent() ? database : nil
  }

  /// Makes `database` agree with the files.
  func update(_ database: CatalogDatabase, _ progress: (Double) -> Bool) throws {
    let synchronizer = synchronizer(database)
    guard try !synchronizer.isCurrent() else { return }
    try synchronizer.readAhead(progress)
    try lockingFiles { try synchronizer.synchronize() }
  }

  /// Calls `body` with the catalog as it is, without looking at the files.
  func readAsItIs<Result>(_ body: (CatalogDatabase) throws -> Result) throws -> Result {
    try holding(lock) {
      guard try isPresent() else { return try body(CatalogDatabase()) }
      return try body(open())
    }
  }

  /// Calls `body` with the catalog as it is, while no program changes the dataset.
  func whileLocked<Result>(_ body: (CatalogDatabase) throws -> Result) throws -> Result {
    try holding(lock) {
      guard try isPresent() else { return try body(CatalogDatabase()) }
      return try lockingFiles { try body(open()) }
    }
  }

  /// Calls `body` while the dataset is locked; without a lock if it cannot be locked, because then
  /// this program cannot change it either. The caller holds `lock`.
  func lockingFiles<Result>(_ body: () throws -> Result) throws -> Result {
    guard let dataset = try? Folder(root.path) else { return try body() }
    let outcome = try? FileLock.whileHolding(DatasetFolder.lockName, in: dataset) {
      () -> Swift.Result<Result, any Error> in
      Swift.Result { try body() }
    }
    return try outcome.map { try $0.get() } ?? body()
  }

  // MARK: - Changing

  /// Changes files of `folder` while the dataset is locked, and records the change.
  ///
  /// `body` receives the open folder of the dataset, a catalog that agrees with `folder`, and the
  /// change to fill; it queries the catalog before it changes files. `recover` completes or undoes
  /// what a killed process left in the folder; it is called if the folder has changed without the
  /// catalog, if `isTrusted` returns false for the mark, and always with `trustsMarks` false. If
  /// `body` throws, the folder is read again at its next use. A failure of the catalog itself is
  /// not an error: the files are changed, and the catalog is corrected later.
  func change<Result>(
    _ folder: CatalogFolder, trustsMarks: Bool = true,
    isTrusted: (CatalogMark) -> Bool = { _ in true },
    recover: (Folder) throws -> Void,
    _ body: (Folder, CatalogDatabase, inout CatalogChange) throws -> Result
  ) throws -> Result {
    try exclusively(
      folder.path,
      prepare: { dataset, database in
        let mark = try database.mark(of: folder.path)
        let isKnown = try mark.map { mark in
          try !mark.needsRecovery && isTrusted(mark) && synchronizer(database).isCurrent(folder)
        }
        guard isKnown != true || !trustsMarks else { return }
        try recover(dataset)
        if let failure = try synchronizer(database).synchronize(folder) { throw failure }
      },
      body,
      record: { database, change in
        var mark = CatalogMark(
          state: .current, identity: FileIdentity("\(root.path)/\(folder.path)"))
        mark.highestNumber = try database.mark(of: folder.path)?.highestNumber ?? 0
        for step in change.steps {
          switch step {
          case .put(let entry):
            try database.put(entry, folder: folder.path)
            if !entry.isWhole { mark.state = .incomplete }
            mark.highestNumber = max(mark.highestNumber, entry.content.key.number ?? 0)
          case .remove(let key): try database.remove(key)
          }
        }
        try database.set(mark, of: folder.path)
      })
  }

  /// The same for a body that does not query the catalog.
  package func change<Result>(
    _ folder: CatalogFolder, recover: (Folder) throws -> Void,
    _ body: (Folder, inout CatalogChange) throws -> Result
  ) throws -> Result {
    try change(folder, recover: recover) { dataset, _, change in try body(dataset, &change) }
  }

  /// Appends to the reviews while the dataset is locked: `append` writes the line of `review` and
  /// returns its offset in the file.
  func append(_ review: Review, by append: (Folder) throws -> Int) throws {
    try exclusively(
      DatasetFolder.reviewsName,
      prepare: { _, database in
        try synchronizer(database).synchronizeReviewsIfChanged()
      },
      { dataset, _, offset in offset = try append(dataset) },
      start: 0,
      record: { database, offset in
        try database.add(review, at: offset)
        try database.updateVerdict(of: review.imageID)
        try database.set(
          CatalogMark(state: .current, identity: FileIdentity(root.reviews)),
          of: DatasetFolder.reviewsName)
      })
  }

  private func exclusively<Result>(
    _ path: String, prepare: (Folder, CatalogDatabase) throws -> Void,
    _ body: (Folder, CatalogDatabase, inout CatalogChange) throws -> Result,
    record: (CatalogDatabase, CatalogChange) throws -> Void
  ) throws -> Result {
    try exclusively(path, prepare: prepare, body, start: CatalogChange(), record: record)
  }

  /// Runs `prepare`, notes the change of `path` in the catalog, runs `body`, and `record`.
  private func exclusively<Result, Change>(
    _ path: String, prepare: (Folder, CatalogDatabase) throws -> Void,
    _ body: (Folder, CatalogDatabase, inout Change) throws -> Result, start: Change,
    record: (CatalogDatabase, Change) throws -> Void
  ) throws -> Result {
    try holding(lock) {
      let dataset = try Folder(root.path)
      return try FileLock.whileHolding(DatasetFolder.lockName, in: dataset) {
        var change = start
        let (result, database) = try withFallback { database in
          change = start
          try prepare(dataset, database)
          try database.noteChange(of: path)
          return (try body(dataset, database, &change), database)
        }
        do {
          try database.connection.transaction { try record(database, change) }
        } catch {
          // The change is on disk. The mark shows that the catalog does not have it.
          close()
        }
        return result
      }
    }
  }
}

extension SampleKey {
  /// The number of the id; nil if it is not a number.
  fileprivate var number: Int? {
    switch self {
    case .signal(let sample): sample.id.number
    case .picture(let id): id.number
    }
  }
}

/// Calls `body` while holding `lock`. Unlike `withLock`, the result need not be sendable: the
/// connections stay inside of the catalog.
func holding<Value>(
  _ lock: borrowing Mutex<Void>, _ body: () throws -> Value
) throws -> Value {
  var outcome: Result<Value, any Error>?
  lock.withLock { _ in outcome = Result { try body() } }
  guard let outcome else { preconditionFailure("the lock calls its body") }
  return try outcome.get()
}
