import Foundations

/// A history file cannot be used.
package enum LabelHistoryError: Error, Equatable {
  /// The file is not a history of the document, because of `reason`.
  case unreadable(path: String, reason: String)
  /// Line `line`, from 1, is damaged, because of `reason`.
  case damaged(path: String, line: Int, reason: String)
}

extension LabelHistoryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not an editing history of this document "
        + "(\(VisibleText.of(reason))); earlier steps cannot be undone, and the labels are complete"
    case .damaged(let path, let line, let reason):
      "\(VisibleText.of(path)): line \(line) of the editing history is damaged "
        + "(\(VisibleText.of(reason))); earlier steps cannot be undone, and the labels are complete"
    }
  }
}
