import Foundations

/// Why a sample cannot be saved, read or deleted.
package enum SampleError: Error, Equatable {
  case badSignalName(String)
  case badSampleID(String)
  case noSuchSample(SampleReference)
  case noSuchKey(SampleKey)
  case noBoxInWindow
  case unreadableRecord(path: String, reason: String)
  case unreadableImage(path: String, reason: String)
  case idsExhausted(signal: SignalName)
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
    case .unreadableRecord(let path, let reason):
      "\(VisibleText.of(path)): is not the record of a sample (\(VisibleText.of(reason)))"
    case .unreadableImage(let path, let reason):
      "\(VisibleText.of(path)): \(reason)"
    case .idsExhausted(let signal):
      "class \(signal): all sample ids are used; save to another class"
    }
  }
}
