import Foundations
import Radio

extension Capture {
  /// The center frequency as lines of facts show it.
  var centerText: String {
    facts.centerFrequency.map { Quantity.frequency($0) } ?? "baseband"
  }
}
