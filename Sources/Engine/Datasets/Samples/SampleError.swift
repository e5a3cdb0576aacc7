import Foundations

/// Why a sample cannot be saved, read or deleted.
package enum SampleError: Error, Equatable {
  case badSignalName(String)
  case badSampleID(String)
  case noSuchSample(SampleReference)
  case noSuchKey(SampleKey)
  case noBoxInWindow
  /// A window that is to be saved as one without boxes is in the dataset with boxes.
  case windowHasBoxes(SampleReference)
  case unreadableRecord(path: String, reason: String)
  case unreadableImage(path: String, reason: String)
  case idsExhausted(signal: SignalName)
  case changedSince(SampleKey, revision: Int)
  case otherClass(String, in: SampleKey)
  case boxOutside(SampleKey)
}

extension SampleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badSignalName(let name):
      "class name \"\(VisibleText.of(String(name.prefix(80))))\": a class name must be 1 to 64 letters, "
        + "digits, _, - or ., not starting with a dot"
    case .badSampleID(let id):
      "sample id \"\(VisibleText.of(String(id.prefix(80))))\": an id must be 1 to 64 letters, digits, "
        + "_ or -, such as 0042"
    case .noSuchSample(let reference):
      "sample \(reference): is not in the dataset; it may have been deleted"
    case .noSuchKey(let key):
      "sample \(key): is not in the dataset; it may have been deleted"
    case .noBoxInWindow:
      "no box is in the sample window; move the window or draw a box in it"
    case .windowHasBoxes(let sample):
      "sample \(sample): has this window with boxes; delete it in the review, then save the window without "
        + "boxes"
    case .unreadableRecord(let path, let reason):
      "\(VisibleText.of(path)): is not the record of a sample (\(VisibleText.of(reason)))"
    case .unreadableImage(let path, let reason):
      "\(VisibleText.of(path)): \(reason)"
    case .idsExhausted(let signal):
      "class \(signal): all sample ids are used; save to another class"
    case .changedSince(let key, let revision):
      "sample \(key): another program changed its boxes (revision \(revision)); look at them and fix them again"
    case .otherClass(let name, let key):
      "sample \(key): a box has the class \(VisibleText.of(name)), but all boxes of this sample have the class "
        + "of its folder; delete the box, and label it in its capture"
    case .boxOutside(let key):
      "sample \(key): a box is outside of the image; move it inside or delete it"
    }
  }
}
