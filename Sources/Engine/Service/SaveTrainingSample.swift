import Datasets

/// The command to save one window with the boxes of one class.
package struct SaveTrainingSample: Sendable, Hashable, Codable {
  /// A box in shares of the image: x from its left edge, y from its top edge, two opposite corners in any
  /// order.
  ///
  /// Beside the original's four edges a client may say where the box comes from.
  package struct LabelBox: Sendable, Hashable, Codable {
    package var x1: Double
    package var y1: Double
    package var x2: Double
    package var y2: Double
    package var source: BoxSource?
    package var confidence: Double?
    package var verified: Bool?
  }

  /// Which window of which capture it is, as far as the client says.
  package struct Metadata: Sendable, Hashable, Codable {
    package var sourceFile: String?
    /// Seconds from the start of the capture.
    package var timeOffset: Double?
    /// Seconds.
    package var duration: Double?
    /// RF MHz.
    package var centerFrequency: Double?
    /// Millions of samples per second.
    package var sampleRate: Double?

    private enum CodingKeys: String, CodingKey {
      case sourceFile = "source_file"
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
    }
  }

  package var signalName: String
  /// The window's samples, complex64, little-endian, as base64.
  package var iqData: String
  package var boxes: [LabelBox]
  package var metadata: Metadata
  package var labeler: String?

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case iqData = "iq_data_b64"
    case boxes, metadata, labeler
  }
}
