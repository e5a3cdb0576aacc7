/// Why the labels of a capture cannot be read or written.
public enum LabelFileError: Error, Equatable {
  case unreadable(path: String, reason: String)
  /// `dataset` is the file that it describes; nil means the `.sigmf-data` beside it.
  case anotherRecording(path: String, dataset: String?)
  /// Neither the capture's folder nor the state folder takes them; each says why.
  case noPlace(beside: String, fallback: String)
}

extension LabelFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not SigMF metadata (\(VisibleText.of(reason))); "
        + "it is left as it is"
    case .anotherRecording(let path, let dataset):
      "\(VisibleText.of(path)): describes "
        + (dataset.map(VisibleText.of) ?? "the .sigmf-data file beside it")
        + ", not this capture; it is left as it is"
    case .noPlace(let beside, let fallback): "\(beside). \(fallback)"
    }
  }
}
