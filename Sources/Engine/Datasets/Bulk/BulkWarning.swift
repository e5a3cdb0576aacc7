import Foundations
import Radio

/// A part that a bulk save skipped, or a problem that it found; the rest was saved.
package enum BulkWarning: Sendable, Hashable {
  case boxesWithoutClass(path: String, count: Int)
  case badClass(path: String, name: String, count: Int)
  /// Captures of the same file name in two folders, whose windows would be one sample with two sets
  /// of boxes. `start` is the start of the first such window in seconds.
  case sameSamples(path: String, start: Double, signal: SignalName, count: Int)
  case labels(path: String, sentence: String)
  /// Raw IQ that was never opened with a sample rate.
  case unknownRate(path: String)
  case dataset(DatasetWarning)
}

extension BulkWarning: CustomStringConvertible {
  package var description: String {
    switch self {
    case .boxesWithoutClass(let path, let count):
      "\(VisibleText.of(path)): \(Quantity.count(count, "box", "boxes")) without a class skipped"
    case .badClass(let path, let name, let count):
      "\(VisibleText.of(path)): \(Quantity.count(count, "box", "boxes")) skipped: "
        + "\(SampleError.badSignalName(name))"
    case .sameSamples(let path, let start, let signal, let count):
      "\(VisibleText.of(path)): \(count == 1 ? "1 window" : "\(count) windows"), the first at "
        + "\(Quantity.time(start)), have the same samples as in another capture of this file name; "
        + "their boxes of \(signal) differ and were skipped; rename one of the captures"
    case .unknownRate(let path): "\(CaptureError.missingSampleRate(path: path))"
    case .labels(let path, let sentence): "\(VisibleText.of(path)): \(sentence)"
    case .dataset(let warning): warning.description
    }
  }
}
