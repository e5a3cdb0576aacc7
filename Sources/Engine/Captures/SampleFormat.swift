/// How one IQ sample lies in a file, by its SigMF datatype name.
public enum SampleFormat: String, Sendable, Codable {
  /// complex64, little-endian: float32 I, float32 Q.
  case cf32LE = "cf32_le"

  /// Bytes of one complex sample.
  public var bytesPerSample: Int {
    switch self {
    case .cf32LE: 8
    }
  }
}
