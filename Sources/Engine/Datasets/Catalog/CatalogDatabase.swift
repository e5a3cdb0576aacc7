import Foundations
import Libraries

/// The tables of a catalog: one connection, used by one thread at a time. Throws `SQLiteError`.
final class CatalogDatabase {
  /// The connection.
  let connection: SQLiteDatabase

  /// Whether the catalog is the file of the dataset, and not a temporary one in memory.
  let isFile: Bool

  /// The identity of the file when it was opened.
  let identity: FileIdentity?

  /// Opens the catalog at `path` for changes, and creates what is missing. Throws `Unusable` if the
  /// file is damaged or of another version.
  init(path: String) throws {
    connection = try SQLiteDatabase(path, .create)
    isFile = true
    try Self.prepare(connection)
    identity = FileIdentity(path)
  }

  /// Opens the catalog at `path` for reading.
  init(reading path: String, _ access: SQLiteDatabase.Access) throws {
    connection = try SQLiteDatabase(path, access)
    isFile = true
    identity = FileIdentity(path)
    try connection.run(script: "PRAGMA cache_size=-16000; PRAGMA query_only=1;")
    guard try Self.version(connection) == CatalogSchema.version else { throw Unusable() }
  }

  /// An empty catalog in memory.
  init() throws {
    connection = try SQLiteDatabase("catalog in memory", .memory)
    isFile = false
    identity = nil
    try connection.run(
      script: CatalogSchema.script + "PRAGMA user_version=\(CatalogSchema.version);")
  }

  /// The file is not a catalog of this version.
  struct Unusable: Error {}

  /// Creates the tables in a new database.
  private static func prepare(_ connection: SQLiteDatabase) throws {
    try connection.run(script: "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;")
    var version = try version(connection)
    if version == 0 {
      guard try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 else {
        throw Unusable()
      }
      // Nothing is in it yet that a power cut could damage.
      try connection.run(script: "PRAGMA synchronous=OFF; PRAGMA journal_mode=WAL;")
      try connection.transaction {
        // Another process may have created the tables meanwhile.
        guard try Self.version(connection) == 0 else { return }
        try connection.run(
          script: CatalogSchema.script + "PRAGMA user_version=\(CatalogSchema.version);")
      }
      version = try Self.version(connection)
    }
    guard version == CatalogSchema.version else { throw Unusable() }
    try connection.run(script: "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
  }

  private static func version(_ connection: SQLiteDatabase) throws -> Int {
    try connection.integer("PRAGMA user_version")
  }
}

// MARK: - Folders

/// What the catalog knows about a folder, as of the last time it agreed with the files.
struct CatalogMark: Sendable, Equatable {
  /// Whether the catalog agrees with the folder.
  enum State: String, Sendable {
    case current
    /// A program is changing the folder, or was killed while it did.
    case changing
    /// A system error prevented reading all of it.
    case incomplete
  }

  var state: State
  /// The identity of the folder; nil if it did not exist.
  var identity: FileIdentity?
  /// The highest number that is the id of any file.
  var highestNumber = 0
  /// Whether a killed process left something incomplete.
  var needsRecovery = false
}

extension CatalogDatabase {
  /// The mark of the folder or file at `path`, relative to the dataset; nil if it was never read.
  func mark(of path: String) throws -> CatalogMark? {
    try connection.first(
      "SELECT state, inode, size, seconds, nanoseconds, highest_number, needs_recovery "
        + "FROM folders WHERE path = ?", [.text(path)]
    ) { Self.mark($0) }
  }

  /// The paths of all folders and files that were read.
  func markedPaths() throws -> [String] {
    try connection.rows("SELECT path FROM folders") { $0.text(0) ?? "" }
  }

  /// Notes that `path` is being changed: it is read again unless `set` follows.
  func noteChange(of path: String) throws {
    try connection.execute(
      "INSERT INTO folders VALUES(?, 'changing', NULL, NULL, NULL, NULL, 0, 0) "
        + "ON CONFLICT DO UPDATE SET state = 'changing'", .text(path))
  }

  /// Sets the mark of `path`.
  func set(_ mark: CatalogMark, of path: String) throws {
    let identity = mark.identity
    try connection.execute(
      "INSERT OR REPLACE INTO folders VALUES(?, ?, ?, ?, ?, ?, ?, ?)", .text(path),
      .text(mark.state.rawValue), SQLiteValue(identity.map { Int(bitPattern: UInt($0.inode)) }),
      SQLiteValue(identity.map { Int($0.size) }), SQLiteValue(identity?.seconds),
      SQLiteValue(identity?.nanoseconds), .integer(mark.highestNumber),
      SQLiteValue(mark.needsRecovery))
  }

  /// Forgets a folder that no longer exists, with its samples.
  func removeFolder(_ path: String) throws {
    try removeSamples(in: path)
    try connection.execute("DELETE FROM problems WHERE folder = ?", .text(path))
    try connection.execute("DELETE FROM folders WHERE path = ?", .text(path))
  }

  private static func mark(_ row: borrowing SQLiteRow) -> CatalogMark {
    CatalogMark(
      state: row.text(0).flatMap(CatalogMark.State.init) ?? .incomplete,
      identity: identity(row, from: 1), highestNumber: row.integer(5),
      needsRecovery: row.integer(6) != 0)
  }

  /// The identity in four columns from `column`; nil if they are NULL.
  static func identity(_ row: borrowing SQLiteRow, from column: Int) -> FileIdentity? {
    guard let inode = row.optionalInteger(column), let size = row.optionalInteger(column + 1),
      let seconds = row.optionalInteger(column + 2),
      let nanoseconds = row.optionalInteger(column + 3)
    else { return nil }
    return FileIdentity(
      inode: UInt64(UInt(bitPattern: inode)), size: Int64(size), seconds: seconds,
      nanoseconds: nanoseconds)
  }
}
