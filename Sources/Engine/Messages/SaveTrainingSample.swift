/// The command to save one window with the boxes of one class.
public struct SaveTrainingSample: Sendable, Hashable, Codable {
  /// A box in shares of the image: x from its left edge, y from its top edge, two opposite corners in any
  /// order.
  ///
  /// Beside the original's four edges a client may say where the box comes from.
  public struct LabelBox: Sendable, Hashable, Codable {
    public var x1: Double
    public var y1: Double
    public var x2: Double
    public var y2: Double
    public var source: BoxSource?
    public var confidence: Double?
    public var verified: Bool?
  }

  /// Which window of which capture it is, as far as the client says.
  public struct Metadata: Sendable, Hashable, Codable {
    public var sourceFile: String?
    /// Seconds from the start of the capture.
    public var timeOffset: Double?
    /// Seconds.
    public var duration: Double?
    /// RF MHz.
    public var centerFrequency: Double?
    /// Millions of samples per second.
    public var sampleRate: Double?

    private enum CodingKeys: String, CodingKey {
      case sourceFile = "source_file"
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
    }
  }

  public var signalName: String
  /// The window's samples, complex64, little-endian, as base64.
  public var iqData: String
  public var boxes: [LabelBox]
  public var metadata: Metadata
  public var labeler: String?

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case iqData = "iq_data_b64"
    case boxes, metadata, labeler
  }
}
