import Foundations

/// Why the labels of a document cannot be read or written.
package enum LabelFileError: Error, Equatable {
  /// The file is not `format`, for the `reason` given.
  case unreadable(path: String, format: String, reason: String)
  /// The file is about `described` and not about this document.
  case anotherDocument(path: String, described: String)
  /// With these labels, the file would be too large to be read again.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// Neither the folder of the document nor the state folder takes the labels; each says why.
  case noPlace(beside: String, fallback: String)

  /// Whether it is the labels that cannot be written, wherever that is.
  package var isAboutLabels: Bool {
    if case .tooLarge = self { true } else { false }
  }
}

extension LabelFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let format, let reason):
      "\(VisibleText.of(path)): is not \(format) (\(VisibleText.of(reason))); "
        + "it is left as it is"
    case .anotherDocument(let path, let described):
      "\(VisibleText.of(path)): describes \(VisibleText.of(described)), not this capture; "
        + "it is left as it is"
    case .tooLarge(let path, let bytes, let limit):
      "\(VisibleText.of(path)): would hold \(bytes) bytes of labels, more than the \(limit) that can "
        + "be read again; delete some boxes"
    case .noPlace(let beside, let fallback): "\(beside). \(fallback)"
    }
  }
}
