#if canImport(Glibc)
  import Glibc
#endif

/// Why a file or folder could not be worked with.
package enum FileError: Error, Equatable {
  /// What was tried, as it stands in the message.
  package enum Operation: String, Sendable {
    case open = "opened"
    case read = "read"
    case write = "written"
    case sync = "brought to the disk"
    case rename = "renamed"
    case remove = "removed"
    case list = "listed"
    case createFolder = "created"
    case lock = "locked"
  }

  /// The system refused, with its error number.
  case system(Operation, path: String, code: Int32)
  case notAFile(path: String)
  case notAFolder(path: String)
  /// In a place where links are not followed.
  case symbolicLink(path: String)
  /// Another program has held the lock for too long.
  case locked(path: String)
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// The same failure, told of `path`: a temporary file's name says nothing to anybody.
  package func about(_ path: String) -> FileError {
    if case .system(let operation, _, let code) = self {
      .system(operation == .open ? .write : operation, path: path, code: code)
    } else {
      self
    }
  }

  /// Whether the file or folder is not there.
  package var isAbsence: Bool {
    if case .system(_, _, let code) = self { code == ENOENT || code == ENOTDIR } else { false }
  }

  /// Whether the system failed, as a disk or a limit may at any time, and not the file or its permissions.
  package var isOfTheSystem: Bool {
    if case .system(_, _, let code) = self {
      !isAbsence && code != EACCES && code != EPERM
    } else {
      false
    }
  }

  /// Whether the place may be read and not written.
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
        + "(\(String(cString: strerror(code))))\(Self.wayOut(operation, code))"
    case .locked(let path):
      "\(VisibleText.of(path)): another program holds this lock; end it (fuser names it) and try again"
    case .notAFile(let path):
      "\(VisibleText.of(path)): is not a regular file"
    case .notAFolder(let path):
      "\(VisibleText.of(path)): is not a folder"
    case .symbolicLink(let path):
      "\(VisibleText.of(path)): is a symbolic link, and nothing is written through links in a dataset; "
        + "put what it points to in its place"
    case .tooLarge(let path, let bytes, let limit):
      "\(VisibleText.of(path)): holds \(bytes) bytes, more than the \(limit) that it may have"
    }
  }

  /// What to do about `code`, which depends on what was tried.
  private static func wayOut(_ operation: Operation, _ code: Int32) -> String {
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
