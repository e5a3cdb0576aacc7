import Labels

/// A signal that the detector found.
package struct DetectedSignal: Sendable, Equatable {
  /// The box of the signal: samples of the capture, RF Hz.
  package var box: Box
  /// The ratio of the power of the signal to that of the noise in its band, in dB.
  package var signalToNoise: Double
  /// How sure the detector is, 0...1: grows with the ratio of signal to noise and with the area of the box.
  package var confidence: Double
}
