import Foundations

/// Why samples cannot be measured.
package enum MeasurementError: Error, Equatable {
  case noSamples
  case notFinite(sample: Int, sampleRate: Double)
  case tooLarge(sample: Int, sampleRate: Double)
}

extension MeasurementError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSamples:
      "the box contains no samples of the capture; move it inside the capture"
    case .notFinite(let sample, let rate):
      "sample \(sample) (at \(Self.time(sample, rate))) is not a finite number; "
        + "draw the box beside it"
    case .tooLarge(let sample, let rate):
      "the samples from \(sample) (at \(Self.time(sample, rate))) are so large that their power "
        + "exceeds float32; draw the box beside them"
    }
  }

  private static func time(_ sample: Int, _ sampleRate: Double) -> String {
    Quantity.time(Double(sample) / sampleRate, decimals: 4)
  }
}
