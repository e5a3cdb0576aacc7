/// Why the labels of a capture cannot be read or written.
public enum LabelFileError: Error, Equatable {
  case unreadable(path: String, reason: String)
}

extension LabelFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not SigMF metadata (\(VisibleText.of(reason))); "
        + "it is left as it is"
    }
  }
}
