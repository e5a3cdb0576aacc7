import CSQLite
import Foundations

/// An operation on an SQLite database failed.
package struct SQLiteError: Error, Equatable {
  /// The path of the database.
  package let path: String
  /// The extended result code of SQLite.
  package let code: Int32
  /// The message of SQLite.
  package let message: String

  /// The primary result code.
  private var primary: Int32 { code & 0xff }

  /// Whether the file seems to be damaged, or not a database. SQLite also says so if the system
  /// fails to read the file once.
  package var isDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB }

  /// Whether the system failed in a way that may pass: to read, to write, to open, or for memory.
  package var mayPass: Bool {
    primary == SQLITE_IOERR || primary == SQLITE_NOMEM || primary == SQLITE_CANTOPEN
  }

  /// Whether the operation was interrupted by its caller.
  package var isInterruption: Bool { primary == SQLITE_INTERRUPT }

  /// Whether the statement itself is wrong, or not allowed.
  package var isOfStatement: Bool { primary == SQLITE_ERROR || primary == SQLITE_AUTH }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String {
    "\(VisibleText.of(path)): the database reports: \(VisibleText.of(message))\(advice)"
  }

  private var advice: String {
    switch primary {
    case SQLITE_FULL: "; free some space and try again"
    case SQLITE_BUSY, SQLITE_LOCKED: "; another program uses it for long, try again later"
    case SQLITE_READONLY, SQLITE_PERM: "; choose a folder that you may write to"
    default: ""
    }
  }
}
