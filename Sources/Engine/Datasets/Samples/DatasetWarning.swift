import Foundations

/// What is odd in a dataset and does not stop anyone from working with the rest of it.
package enum DatasetWarning: Sendable, Hashable {
  case imageWithoutRecord(path: String)
  case recordWithoutImage(path: String)
  case unreadableRecord(path: String, reason: String)
  case unreadableManifest(path: String, reason: String)
  case badSignalFolder(path: String)
  case unreadableReview(path: String, line: Int, reason: String)
}

extension DatasetWarning {
  /// Whether a sample or a review is left out; a manifest can be derived from the samples.
  var isLoss: Bool {
    switch self {
    case .imageWithoutRecord, .recordWithoutImage, .unreadableRecord, .badSignalFolder,
      .unreadableReview:
      true
    case .unreadableManifest: false
    }
  }
}

extension DatasetWarning: CustomStringConvertible {
  package var description: String {
    switch self {
    case .imageWithoutRecord(let path):
      "\(VisibleText.of(path)): has no .json beside it and is left out"
    case .recordWithoutImage(let path):
      "\(VisibleText.of(path)): has no .npz beside it and is left out"
    case .unreadableRecord(let path, let reason):
      "\(VisibleText.of(path)): is left out, it cannot be read (\(VisibleText.of(reason)))"
    case .unreadableManifest(let path, let reason):
      "\(VisibleText.of(path)): cannot be read (\(VisibleText.of(reason))); the next save renames it "
        + "and writes a new one"
    case .badSignalFolder(let path):
      "\(VisibleText.of(path)): is left out, a class's folder is named by 1 to 64 of letters, "
        + "digits, `_`, `-`, `.`, not starting with a dot"
    case .unreadableReview(let path, let line, let reason):
      "\(VisibleText.of(path)): line \(line) is left out (\(VisibleText.of(reason)))"
    }
  }
}
