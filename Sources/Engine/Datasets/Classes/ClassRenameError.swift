import Foundations

/// A class cannot be renamed in this way.
package enum ClassRenameError: Error, Equatable, CustomStringConvertible {
  /// Both names are the same.
  case sameName(String)
  /// One of the names is that of windows without boxes.
  case isNegative(String)

  package var description: String {
    switch self {
    case .sameName(let name):
      "class \(VisibleText.of(name)): has this name already; give another new name"
    case .isNegative(let name):
      "class \(VisibleText.of(name)): is the folder of windows without boxes; give the name of another class"
    }
  }
}
