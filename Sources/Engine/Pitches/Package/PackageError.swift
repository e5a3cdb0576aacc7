import Foundations

/// A package cannot be written.
package enum PackageError: Error, Equatable {
  /// A file is at the place of the package.
  case exists(path: String)
  /// A file of the session changed while it was packaged.
  case changed(path: String)
  /// Camera numbers cannot be removed from a file that cannot be read.
  case notAnonymous(path: String, reason: String)
  /// The session has no file that a package holds.
  case empty(path: String)
  /// The name of the package is not the name of a file.
  case badName(path: String)
}

extension PackageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exists(let path):
      "\(VisibleText.of(path)): exists; choose another name, or give --force to replace it"
    case .changed(let path):
      "\(VisibleText.of(path)): changed while it was packaged; wait until the recorder has ended, and try again"
    case .notAnonymous(let path, let reason):
      "\(VisibleText.of(path)): camera numbers cannot be removed (\(VisibleText.of(reason))); repair the file, "
        + "or package without --anonymize"
    case .empty(let path):
      "\(VisibleText.of(path)): has no pitch and no file of a session; give the folder of a session"
    case .badName(let path):
      "\(VisibleText.of(path)): must be the name of a new file"
    }
  }
}
