/// What the detector needs to know about a capture.
package struct CaptureFrame: Sendable, Equatable {
  /// Samples per second; positive.
  package let sampleRate: Double
  /// The middle of the band in RF Hz.
  package let centerFrequency: Double

  /// A capture with `sampleRate` and `centerFrequency`.
  package init(sampleRate: Double, centerFrequency: Double) {
    self.sampleRate = sampleRate
    self.centerFrequency = centerFrequency
  }

  /// The facts of `capture`.
  package init(_ capture: Capture) {
    self.init(sampleRate: capture.sampleRate, centerFrequency: capture.centerFrequency)
  }

  /// The band in RF Hz.
  var band: ClosedRange<Double> {
    (centerFrequency - sampleRate / 2)...(centerFrequency + sampleRate / 2)
  }
}
