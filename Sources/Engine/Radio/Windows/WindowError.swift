import Foundations

/// Why a capture cannot be divided into windows of the given length.
package enum WindowError: Error, Sendable, Equatable {
  case tooShort(seconds: Double, sampleRate: Double)
}

extension WindowError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooShort(let seconds, let sampleRate):
      let samples = WindowGrid.shortestWindow
      let shortest = Double(samples) / sampleRate
      return
        "a window of \(Quantity.time(seconds, decimals: 6)) is too short: the minimum "
        + "at \(Quantity.sampleRate(sampleRate)) is \(Quantity.time(shortest, decimals: 6)) "
        + "(\(samples) samples); choose --window \(shortest) or more"
    }
  }
}
