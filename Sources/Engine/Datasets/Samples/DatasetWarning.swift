import Foundations

/// A problem in a dataset that does not prevent working with the rest of it.
package enum DatasetWarning: Sendable, Hashable {
  case imageWithoutRecord(path: String)
  case recordWithoutImage(path: String)
  case unreadableRecord(path: String, reason: String)
  case unreadableManifest(path: String, reason: String)
  case badSignalFolder(path: String)
  case unreadableReview(path: String, line: Int, reason: String)
  case pictureWithoutRecord(path: String)
  case recordWithoutPicture(path: String)
  case unreadablePicture(path: String, reason: String)
}

extension DatasetWarning {
  /// Whether a sample or a review is skipped. A manifest can be rebuilt from the samples.
  package var isLoss: Bool {
    switch self {
    case .imageWithoutRecord, .recordWithoutImage, .unreadableRecord, .badSignalFolder,
      .unreadableReview, .pictureWithoutRecord, .recordWithoutPicture, .unreadablePicture:
      true
    case .unreadableManifest: false
    }
  }
}

extension DatasetWarning: CustomStringConvertible {
  package var description: String {
    switch self {
    case .imageWithoutRecord(let path):
      "\(VisibleText.of(path)): has no .json file beside it; skipped"
    case .recordWithoutImage(let path):
      "\(VisibleText.of(path)): has no .npz file beside it; skipped"
    case .unreadableRecord(let path, let reason):
      "\(VisibleText.of(path)): cannot be read (\(VisibleText.of(reason))); skipped"
    case .unreadableManifest(let path, let reason):
      "\(VisibleText.of(path)): cannot be read (\(VisibleText.of(reason))); the next save renames it "
        + "and writes a new one"
    case .badSignalFolder(let path):
      "\(VisibleText.of(path)): is not named like a class (1 to 64 letters, "
        + "digits, _, - or ., not starting with a dot); skipped"
    case .unreadableReview(let path, let line, let reason):
      "\(VisibleText.of(path)): line \(line) cannot be read (\(VisibleText.of(reason))); skipped"
    case .pictureWithoutRecord(let path):
      "\(VisibleText.of(path)): has no .json file in the folder annotations; skipped"
    case .recordWithoutPicture(let path):
      "\(VisibleText.of(path)): has no picture in the folder images; skipped"
    case .unreadablePicture(let path, let reason):
      "\(VisibleText.of(path)): cannot be read (\(VisibleText.of(reason))); skipped"
    }
  }
}
