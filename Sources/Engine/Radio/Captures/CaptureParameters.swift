/// What a person says of a capture whose file does not say it, or says it wrong.
package struct CaptureParameters: Sendable, Equatable {
  package var format: SampleFormat?
  /// Samples per second, finite and positive.
  package var sampleRate: Double?
  /// RF Hz in the middle of the band, finite.
  package var centerFrequency: Double?
  /// The channel to read, counted from 1.
  package var channel: Int?

  /// Says nothing yet.
  package init() {}

  /// Whether nothing is said.
  package var isEmpty: Bool { self == CaptureParameters() }

  /// These, and what `others` say where these say nothing.
  package func or(_ others: CaptureParameters) -> CaptureParameters {
    var result = self
    result.format = format ?? others.format
    result.sampleRate = sampleRate ?? others.sampleRate
    result.centerFrequency = centerFrequency ?? others.centerFrequency
    result.channel = channel ?? others.channel
    return result
  }
}
