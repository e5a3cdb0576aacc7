import Foundations

/// Boxes cannot be exported to a file, or imported from one.
package enum BoxFileError: Error, Equatable {
  /// Neither content nor name of the file tell its format.
  case unknownFormat(path: String)
  /// The file does not have the format, because of `reason`.
  case unreadable(path: String, BoxFormat, reason: String)
  /// Entries of the file are malformed: the first ones, and the number of all.
  case refused(path: String, [BoxFileProblem], count: Int)
  case tooManyBoxes(path: String, limit: Int)
  /// The format cannot hold boxes of such a document; `reason` says why, and what to do.
  case unsuitable(BoxFormat, reason: String)
  /// The format cannot hold box `number`, counted from 1 in the order of the document.
  case unwritable(BoxFormat, number: Int, reason: String)
  /// The file at `path` is the document itself, or its label file.
  case ownFile(path: String)
}

extension BoxFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownFormat(let path):
      "\(VisibleText.of(path)): its format is not known; give one of "
        + BoxFormat.allCases.map(\.rawValue).joined(separator: ", ")
    case .unreadable(let path, let format, let reason):
      "\(VisibleText.of(path)): is not \(format.title) (\(VisibleText.of(reason)))"
    case .refused(let path, let problems, let count):
      "\(VisibleText.of(path)): \(problems.first?.description ?? "")"
        + (count > 1 ? "; \(count - 1) more like it" : "") + "; nothing was imported"
    case .tooManyBoxes(let path, let limit):
      "\(VisibleText.of(path)): has more than \(limit) boxes; divide the file"
    case .unsuitable(let format, let reason): "\(format.rawValue): \(reason)"
    case .unwritable(let format, let number, let reason):
      "box \(number) cannot be written as \(format.rawValue): \(reason)"
    case .ownFile(let path):
      "\(VisibleText.of(path)): belongs to the document itself; choose another file"
    }
  }
}
