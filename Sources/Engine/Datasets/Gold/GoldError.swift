import Foundations

/// Why gold captures cannot be made or used.
package enum GoldError: Error, Equatable {
  /// A line of a file in the folder `gold` cannot be read.
  case badLine(path: String, line: Int, reason: String)
  /// A sample rate is too low for any of the requested signals.
  case noSignals(sampleRate: Double)
}

extension GoldError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badLine(let path, let line, let reason):
      "\(VisibleText.of(path)): line \(line) is no gold task: \(VisibleText.of(reason)); correct or remove it"
    case .noSignals(let rate):
      "\(Quantity.sampleRate(rate)) are too few for signals; give a --rate of 50 kHz or more"
    }
  }
}
