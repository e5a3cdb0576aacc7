import Foundations

/// The labels of a document cannot be read or written.
package enum LabelFileError: Error, Equatable {
  /// The file does not have the format `format`, because of `reason`.
  case unreadable(path: String, format: String, reason: String)
  /// The file describes `described` instead of this document.
  case anotherDocument(path: String, described: String)
  /// With these labels, the file would have `bytes` bytes. Files larger than `limit` are not read.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The labels can be written neither beside the document nor to the state folder. The values are the error
  /// messages.
  case noPlace(beside: String, fallback: String)

  /// Whether the labels are the problem, so that writing them to another place does not help.
  package var isAboutLabels: Bool {
    if case .tooLarge = self { true } else { false }
  }
}

extension LabelFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let format, let reason):
      "\(VisibleText.of(path)): is not \(format) (\(VisibleText.of(reason))); "
        + "it is not changed"
    case .anotherDocument(let path, let described):
      "\(VisibleText.of(path)): describes \(VisibleText.of(described)), not this capture; "
        + "it is not changed"
    case .tooLarge(let path, let bytes, let limit):
      "\(VisibleText.of(path)): would have \(bytes) bytes of labels, but the limit is \(limit); "
        + "delete some boxes"
    case .noPlace(let beside, let fallback): "\(beside). \(fallback)"
    }
  }
}
