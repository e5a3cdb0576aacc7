import CSQLite

/// Owns a prepared statement.
final class SQLiteStatement {
  private let statement: OpaquePointer
  /// The number of bytes of SQL that follow the statement.
  let rest: Int

  /// Prepares the first statement in `sql` for `database`; nil if `sql` has none. Throws the result
  /// code.
  init?(_ sql: String, in database: OpaquePointer, isKept: Bool) throws(SQLiteCode) {
    var sql = sql
    var prepared: OpaquePointer?
    let (code, rest) = sql.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(
          database, characters.baseAddress, Int32(characters.count),
          isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0, &prepared, &tail)
        let used = tail.flatMap { tail in characters.baseAddress.map { tail - $0 } } ?? 0
        return (code, characters.count - used)
      }
    }
    guard code == SQLITE_OK else { throw SQLiteCode(value: code) }
    guard let prepared else { return nil }
    statement = prepared
    self.rest = rest
  }

  deinit { sqlite3_finalize(statement) }

  /// Whether a query is using the statement.
  var isBusy: Bool { sqlite3_stmt_busy(statement) != 0 }

  /// Whether the statement changes nothing.
  var isReadOnly: Bool { sqlite3_stmt_readonly(statement) != 0 }

  /// The names of the columns of the result.
  var columns: [String] {
    (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
  }

  /// Binds `values` to the parameters in their order.
  func bind(_ values: [SQLiteValue]) throws(SQLiteCode) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let value): sqlite3_bind_int64(statement, place, Int64(value))
        case .real(let value): sqlite3_bind_double(statement, place, value)
        case .text(let value): bind(value, at: place)
        case .blob(let bytes): sqlite3_bind_zeroblob(statement, place, Int32(clamping: bytes))
        }
      guard code == SQLITE_OK else { throw SQLiteCode(value: code) }
    }
  }

  private func bind(_ text: String, at place: Int32) -> Int32 {
    // SQLite copies the text.
    let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copying)
      }
    }
  }

  /// Runs the statement; `body` receives each row, and ends the query by returning false.
  func run(_ body: (borrowing SQLiteRow) throws -> Bool) throws {
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw SQLiteCode(value: code) }
      guard try body(SQLiteRow(statement)) else { return }
    }
  }
}

/// A result code of SQLite.
struct SQLiteCode: Error {
  let value: Int32
}
