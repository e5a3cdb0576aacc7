/// Parameters that the user gives for a capture whose file lacks them or has wrong ones.
package struct CaptureParameters: Sendable, Equatable {
  /// The sample format.
  package var format: SampleFormat?
  /// Samples per second, finite and positive.
  package var sampleRate: Double?
  /// Center of the band in RF Hz, finite.
  package var centerFrequency: Double?
  /// The channel to read, counted from 1.
  package var channel: Int?

  /// No parameters.
  package init() {}

  /// Whether no parameter is given.
  package var isEmpty: Bool { self == CaptureParameters() }

  /// These parameters; those that are missing come from `others`.
  package func or(_ others: CaptureParameters) -> CaptureParameters {
    var result = self
    result.format = format ?? others.format
    result.sampleRate = sampleRate ?? others.sampleRate
    result.centerFrequency = centerFrequency ?? others.centerFrequency
    result.channel = channel ?? others.channel
    return result
  }
}
