import Foundations

/// Why a synthetic capture cannot be made.
package enum SynthesisError: Error, Equatable {
  case badSampleRate(Double)
  case badFrequency(Double)
  case badDuration(Double)
  case badSignalToNoise(Double)
  case longName(String)
  case tooManySignals(Int)
  case exists(path: String)
}

extension SynthesisError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badSampleRate(let rate): "the sample rate is \(rate), but must be 1 to 1e9 Hz"
    case .badFrequency(let frequency):
      "the center frequency is \(frequency), but must be a number of at most 1e15 Hz"
    case .badDuration(let duration):
      "the duration is \(duration) s, but must give between 1 and 1e10 samples"
    case .badSignalToNoise(let decibels):
      "the signal-to-noise ratio is \(decibels), but must be -60 to 60 dB"
    case .longName(let name):
      "the name \(VisibleText.of(name)) has \(name.utf8.count) bytes, but a header has room for 32"
    case .tooManySignals(let count):
      "\(Quantity.count(count, "signal")) requested, but a capture has room for 16"
    case .exists(let path):
      "\(VisibleText.of(path)): already exists; choose another name, or --force to replace it"
    }
  }
}
