/// What a person says of a capture whose file does not say it, or says it wrong.
public struct CaptureParameters: Sendable, Equatable {
  public var format: SampleFormat?
  /// Samples per second, finite and positive.
  public var sampleRate: Double?
  /// RF Hz in the middle of the band, finite.
  public var centerFrequency: Double?
  /// The channel to read, counted from 1.
  public var channel: Int?

  /// Says nothing yet.
  public init() {}

  /// Whether nothing is said.
  public var isEmpty: Bool { self == CaptureParameters() }

  /// These, and what `others` say where these say nothing.
  public func or(_ others: CaptureParameters) -> CaptureParameters {
    var result = self
    result.format = format ?? others.format
    result.sampleRate = sampleRate ?? others.sampleRate
    result.centerFrequency = centerFrequency ?? others.centerFrequency
    result.channel = channel ?? others.channel
    return result
  }
}
