import Foundations

/// Why the labels of a capture cannot be read or written.
package enum LabelFileError: Error, Equatable {
  case unreadable(path: String, reason: String)
  /// `dataset` is the file that it describes; nil means the `.sigmf-data` beside it.
  case anotherRecording(path: String, dataset: String?)
  /// Written, the file could not be read again.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// Neither the capture's folder nor the state folder takes them; each says why.
  case noPlace(beside: String, fallback: String)

  /// Whether it is the labels that cannot be written, wherever that is.
  var isAboutLabels: Bool {
    if case .tooLarge = self { true } else { false }
  }
}

extension LabelFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not SigMF metadata (\(VisibleText.of(reason))); "
        + "it is left as it is"
    case .anotherRecording(let path, let dataset):
      "\(VisibleText.of(path)): describes "
        + (dataset.map(VisibleText.of) ?? "the .sigmf-data file beside it")
        + ", not this capture; it is left as it is"
    case .tooLarge(let path, let bytes, let limit):
      "\(VisibleText.of(path)): would hold \(bytes) bytes of labels, more than the \(limit) that can "
        + "be read again; delete some boxes, or divide the capture"
    case .noPlace(let beside, let fallback): "\(beside). \(fallback)"
    }
  }
}
