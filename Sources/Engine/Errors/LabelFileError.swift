/// Why the labels of a capture cannot be read or written.
public enum LabelFileError: Error, Equatable {
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, bytes: Int)
}

extension LabelFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not SigMF metadata (\(VisibleText.of(reason))); "
        + "it is left as it is"
    case .tooLarge(let path, let bytes):
      "\(VisibleText.of(path)): holds \(bytes) bytes, labels take at most "
        + "\(LabelFile.largestSize); it is left as it is"
    }
  }
}
