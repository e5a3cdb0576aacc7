/// What a bulk save left out or found odd; the rest of it was done.
public enum BulkWarning: Sendable, Hashable {
  case boxesWithoutClass(path: String, count: Int)
  case badClass(path: String, name: String, count: Int)
  /// Two windows of the same samples would be one sample with two sets of boxes.
  case sameSamples(path: String, start: Double, signal: SignalName)
  case labels(path: String, sentence: String)
  /// Raw IQ that was never opened with a rate.
  case unknownRate(path: String)
  case dataset(DatasetWarning)
}

extension BulkWarning: CustomStringConvertible {
  public var description: String {
    switch self {
    case .boxesWithoutClass(let path, let count):
      "\(VisibleText.of(path)): \(Quantity.count(count, "box", "boxes")) without a class left out"
    case .badClass(let path, let name, let count):
      "\(VisibleText.of(path)): \(Quantity.count(count, "box", "boxes")) left out, "
        + "\(SampleError.badSignalName(name))"
    case .sameSamples(let path, let start, let signal):
      "\(VisibleText.of(path)): the window at \(Quantity.time(start)) holds the same IQ samples "
        + "as one before it; its boxes of \(signal), which differ, are left out"
    case .unknownRate(let path): "\(CaptureError.missingSampleRate(path: path))"
    case .labels(let path, let sentence): "\(VisibleText.of(path)): \(sentence)"
    case .dataset(let warning): warning.description
    }
  }
}
