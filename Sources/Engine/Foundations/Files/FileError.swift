#if canImport(Glibc)
  import Glibc
#endif

/// An operation on a file or folder failed.
package enum FileError: Error, Equatable {
  /// The operation that failed, as a participle for the message.
  package enum Operation: String, Sendable {
    case open = "opened"
    case read = "read"
    case write = "written"
    case sync = "synced to disk"
    case rename = "renamed"
    case remove = "removed"
    case list = "listed"
    case createFolder = "created"
    case lock = "locked"
  }

  /// The system call failed, with its error number.
  case system(Operation, path: String, code: Int32)
  case notAFile(path: String)
  case notAFolder(path: String)
  /// A symbolic link where links are not followed.
  case symbolicLink(path: String)
  /// Another program has held the lock for too long.
  case locked(path: String)
  /// A file of more bytes than the limit for its kind.
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// The same failure for `path`, because the name of a temporary file would not help the user.
  package func about(_ path: String) -> FileError {
    if case .system(let operation, _, let code) = self {
      .system(operation == .open ? .write : operation, path: path, code: code)
    } else {
      self
    }
  }

  /// Whether the file or folder does not exist.
  package var isAbsence: Bool {
    if case .system(_, _, let code) = self { code == ENOENT || code == ENOTDIR } else { false }
  }

  /// Whether the failure is of the system, such as a full disk or a limit, and not of the file or its permissions.
  package var isOfTheSystem: Bool {
    if case .system(_, _, let code) = self {
      !isAbsence && code != EACCES && code != EPERM
    } else {
      false
    }
  }

  /// Whether the folder or file is write-protected.
  package var isWriteProtection: Bool {
    if case .system(_, _, let code) = self {
      code == EACCES || code == EROFS || code == EPERM
    } else {
      false
    }
  }
}

extension FileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let operation, let path, let code):
      "\(VisibleText.of(path)): cannot be \(operation.rawValue) "
        + "(\(String(cString: strerror(code))))\(Self.advice(operation, code))"
    case .locked(let path):
      "\(VisibleText.of(path)): is locked by another program; end that program (fuser shows it) and try again"
    case .notAFile(let path):
      "\(VisibleText.of(path)): is not a regular file"
    case .notAFolder(let path):
      "\(VisibleText.of(path)): is not a folder"
    case .symbolicLink(let path):
      "\(VisibleText.of(path)): is a symbolic link, but datasets are never written through links; "
        + "replace the link by its target"
    case .tooLarge(let path, let bytes, let limit):
      "\(VisibleText.of(path)): has \(bytes) bytes, but the limit is \(limit)"
    }
  }

  /// What the user can do about `code`, depending on the operation.
  private static func advice(_ operation: Operation, _ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "; free some space and try again"
    case EACCES, EPERM, EROFS:
      switch operation {
      case .open, .read, .list: "; ask its owner for permission to read it"
      case .write, .sync, .rename, .remove, .createFolder, .lock:
        "; choose a folder that you may write to"
      }
    default: ""
    }
  }
}
