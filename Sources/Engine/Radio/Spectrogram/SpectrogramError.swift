/// Why a window has no inference image.
package enum SpectrogramError: Error, Equatable {
  case tooShort(samples: Int, sampleRate: Double)
  case pastTheEnd(end: Int, sampleCount: Int, sampleRate: Double)
  case notFinite(sample: Int, sampleRate: Double)
  case tooLarge(sample: Int, sampleRate: Double)
  case cancelled
}

extension SpectrogramError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooShort(let samples, let rate):
      "the window holds \(samples) samples\(Self.time("", samples, rate)); "
        + "the model needs at least \(InferenceSpectrogram.fftSize)"
        + Self.time("", InferenceSpectrogram.fftSize, rate)
    case .pastTheEnd(let end, let count, let rate):
      "the window ends at \(Self.milliseconds(end, rate)) ms, "
        + "but the capture ends at \(Self.milliseconds(count, rate)) ms"
    case .notFinite(let sample, let rate):
      "sample \(sample)\(Self.time("at ", sample, rate)) is not a finite number; "
        + "the capture is damaged there; choose another window"
    case .tooLarge(let sample, let rate):
      "the samples from \(sample)\(Self.time("at ", sample, rate)) are so large that "
        + "their power exceeds float32; the capture is damaged there; choose another window"
    case .cancelled:
      "cancelled"
    }
  }

  /// A time in parentheses; empty if the sample rate is unknown.
  private static func time(_ word: String, _ samples: Int, _ sampleRate: Double) -> String {
    sampleRate.isFinite ? " (\(word)\(milliseconds(samples, sampleRate)) ms)" : ""
  }

  private static func milliseconds(_ samples: Int, _ sampleRate: Double) -> String {
    let value = Double(samples) / sampleRate * 1000
    return ((value * 10_000).rounded() / 10_000).description
  }
}
