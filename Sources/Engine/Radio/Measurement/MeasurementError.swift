import Foundations

/// Why nothing can be measured of some samples.
package enum MeasurementError: Error, Equatable {
  case noSamples
  case notFinite(sample: Int, sampleRate: Double)
  case tooLarge(sample: Int, sampleRate: Double)
}

extension MeasurementError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSamples:
      "the box holds no samples of the capture; draw it where there are some"
    case .notFinite(let sample, let rate):
      "sample \(sample) (at \(Self.time(sample, rate))) is not a finite number; "
        + "nothing can be measured across it, draw the box beside it"
    case .tooLarge(let sample, let rate):
      "the samples from \(sample) on (at \(Self.time(sample, rate))) are so large that their power "
        + "is not a float32; nothing can be measured across them, draw the box beside them"
    }
  }

  private static func time(_ sample: Int, _ sampleRate: Double) -> String {
    Quantity.time(Double(sample) / sampleRate, decimals: 4)
  }
}
