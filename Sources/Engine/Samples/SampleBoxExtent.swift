/// The edges of a sample's box in seconds from the start of the capture and in RF MHz.
public struct SampleBoxExtent: Sendable, Hashable, Codable {
  public var timeStart: Double
  public var timeEnd: Double
  public var frequencyStart: Double
  public var frequencyEnd: Double

  private enum CodingKeys: String, CodingKey {
    case timeStart = "time_start_sec"
    case timeEnd = "time_end_sec"
    case frequencyStart = "freq_start_mhz"
    case frequencyEnd = "freq_end_mhz"
  }

  /// The real units of `box` (0...1) in a window of `duration` seconds from `timeOffset` on, with
  /// `sampleRate` MHz around `centerFrequency` MHz.
  public init(
    _ box: NormalizedBox, timeOffset: Double, duration: Double, centerFrequency: Double,
    sampleRate: Double
  ) {
    let top = centerFrequency + sampleRate / 2
    timeStart = timeOffset + box.x1 * duration
    timeEnd = timeOffset + box.x2 * duration
    frequencyStart = top - box.y2 * sampleRate
    frequencyEnd = top - box.y1 * sampleRate
  }
}
