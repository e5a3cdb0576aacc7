import CSQLite
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// A connection to an SQLite database. Use it on one thread at a time; only `interrupt` may be
/// called from other threads.
///
/// Statements are prepared once and kept. Throws `SQLiteError`, which names the path.
package final class SQLiteDatabase {
  /// How a database is opened.
  package enum Access: Sendable {
    /// For reading and writing; the file is created if it does not exist.
    case create
    /// For reading and writing.
    case write
    case read
    /// For reading a file that nothing changes, on a file system that may be write-protected.
    case immutable
    /// A database in memory.
    case memory
  }

  private static let patience: Int32 = 10_000
  private static let mostStatements = 200

  /// The path, for messages.
  package let path: String
  private let connection: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]
  private var watch: Watch?

  /// Opens the database at `path`. Links are not followed.
  package init(_ path: String, _ access: Access) throws(SQLiteError) {
    self.path = path
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(Self.name(path, access), &opened, Self.flags(access), nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(
        path: path, code: opened.map { sqlite3_extended_errcode($0) } ?? code,
        message: String(cString: sqlite3_errstr(code)))
      sqlite3_close_v2(opened)
      throw error
    }
    connection = opened
    sqlite3_extended_result_codes(connection, 1)
    sqlite3_busy_timeout(connection, Self.patience)
  }

  deinit {
    statements = [:]
    sqlite3_progress_handler(connection, 0, nil, nil)
    sqlite3_close_v2(connection)
  }

  private static func flags(_ access: Access) -> Int32 {
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    return switch access {
    case .create: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
    case .write: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW
    case .read: common | SQLITE_OPEN_READONLY
    case .immutable: common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    case .memory: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    }
  }

  private static func name(_ path: String, _ access: Access) -> String {
    switch access {
    case .create, .write, .read: resolved(path)
    case .memory: ":memory:"
    case .immutable: "file:" + escaped(resolved(path)) + "?immutable=1"
    }
  }

  /// `path` with the links in its folders resolved, but not the last component.
  private static func resolved(_ path: String) -> String {
    guard let folder = realpath(FileSystem.parent(of: path), nil) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + FileSystem.name(of: path)
  }

  /// `path` as the path of a URI.
  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { text, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.append(Character(Unicode.Scalar(byte)))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}

// MARK: - Statements

extension SQLiteDatabase {
  /// Runs `sql`, one statement, and ignores its rows.
  package func execute(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) {
    try forEach(sql, values) { _ in true }
  }

  /// Runs the statements in `script`, one after another.
  package func run(script: String) throws(SQLiteError) {
    let code = sqlite3_exec(connection, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// The rows of `sql`, converted by `body`.
  package func rows<Value>(
    _ sql: String, _ values: [SQLiteValue] = [], _ body: (borrowing SQLiteRow) -> Value
  ) throws(SQLiteError) -> [Value] {
    var rows: [Value] = []
    try forEach(sql, values) { row in
      rows.append(body(row))
      return true
    }
    return rows
  }

  /// The first row of `sql`, converted by `body`; nil if there is none.
  package func first<Value>(
    _ sql: String, _ values: [SQLiteValue] = [], _ body: (borrowing SQLiteRow) -> Value
  ) throws(SQLiteError) -> Value? {
    var first: Value?
    try forEach(sql, values) { row in
      first = body(row)
      return false
    }
    return first
  }

  /// The integer in the first column of the first row of `sql`; 0 if there is none.
  package func integer(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) -> Int {
    try first(sql, values) { $0.integer(0) } ?? 0
  }

  /// Runs `sql`; `body` receives each row, and ends the query by returning false.
  package func forEach(
    _ sql: String, _ values: [SQLiteValue], _ body: (borrowing SQLiteRow) -> Bool
  ) throws(SQLiteError) {
    do {
      guard let statement = try statement(sql) else { return }
      try statement.bind(values)
      try statement.run(body)
    } catch {
      throw self.error(error)
    }
  }

  /// Makes the changes of `body` together or, if it throws, none of them.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      if sqlite3_get_autocommit(connection) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// The number of rows that the last statement changed.
  package var changes: Int { Int(sqlite3_changes64(connection)) }

  /// Runs the single statement `sql` of a user, which may only read. `columns` receives the names of
  /// the columns first, then `body` each row; both end the query by returning false.
  package func runReading(
    _ sql: String, columns: ([String]) -> Bool, _ body: (borrowing SQLiteRow) -> Bool
  ) throws(SQLiteError) {
    sqlite3_set_authorizer(connection, allowReading, nil)
    defer { sqlite3_set_authorizer(connection, nil, nil) }
    do {
      guard let statement = try SQLiteStatement(sql, in: connection, isKept: false) else {
        throw refusal("the statement is empty")
      }
      let rest = String(decoding: Array(sql.utf8.suffix(statement.rest)), as: UTF8.self)
      if try SQLiteStatement(rest, in: connection, isKept: false) != nil {
        throw refusal("only one statement can be run at a time")
      }
      guard statement.isReadOnly else { throw refusal("only statements that read are allowed") }
      guard columns(statement.columns) else { return }
      try statement.run(body)
    } catch {
      throw self.error(error)
    }
  }

  private func statement(_ sql: String) throws(SQLiteCode) -> SQLiteStatement? {
    if let known = statements[sql], !known.isBusy { return known }
    let isKept = statements[sql] == nil
    let statement = try SQLiteStatement(sql, in: connection, isKept: isKept)
    if isKept {
      if statements.count >= Self.mostStatements { statements = [:] }
      statements[sql] = statement
    }
    return statement
  }

  private func refusal(_ reason: String) -> SQLiteError {
    SQLiteError(path: path, code: SQLITE_AUTH, message: reason)
  }

  private func error(_ error: any Error) -> SQLiteError {
    if let error = error as? SQLiteError { return error }
    return self.error((error as? SQLiteCode)?.value ?? SQLITE_ERROR)
  }

  private func error(_ code: Int32) -> SQLiteError {
    SQLiteError(
      path: path, code: sqlite3_extended_errcode(connection),
      message: String(cString: sqlite3_errmsg(connection)))
  }
}

/// Allows what reads, and refuses everything else: writing, attaching files, settings, extensions.
private let allowReading:
  @convention(c) (
    UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
    UnsafePointer<CChar>?, UnsafePointer<CChar>?
  ) -> Int32 = { _, action, _, name, _, _ in
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_FUNCTION:
      let isForbidden = name.map { strcasecmp($0, "load_extension") == 0 } ?? true
      return isForbidden ? SQLITE_DENY : SQLITE_OK
    default: return SQLITE_DENY
    }
  }

// MARK: - Interrupting, copying

extension SQLiteDatabase {
  /// Calls `shouldContinue` often during statements; a statement for which it returns false fails
  /// with `SQLiteError.isInterruption`. Nil ends this.
  package func watch(_ shouldContinue: (() -> Bool)?) {
    guard let shouldContinue else {
      sqlite3_progress_handler(connection, 0, nil, nil)
      watch = nil
      return
    }
    let watch = Watch(shouldContinue)
    self.watch = watch
    sqlite3_progress_handler(
      connection, 10_000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().shouldContinue() ? 0 : 1
      }, Unmanaged.passUnretained(watch).toOpaque())
  }

  private final class Watch {
    let shouldContinue: () -> Bool
    init(_ shouldContinue: @escaping () -> Bool) { self.shouldContinue = shouldContinue }
  }

  /// Replaces the content of `target` by that of this database, as of one moment, while others may
  /// use it.
  package func copy(to target: SQLiteDatabase) throws(SQLiteError) {
    guard let backup = sqlite3_backup_init(target.connection, "main", connection, "main") else {
      throw target.error(SQLITE_ERROR)
    }
    // All pages in one step: a writer in between would start the copy again.
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else {
      throw SQLiteError(
        path: target.path, code: code, message: String(cString: sqlite3_errstr(code)))
    }
  }
}
