import Datasets
import Labels

/// The command to save a window with the boxes of one class.
package struct SaveTrainingSample: Sendable, Hashable, Codable {
  /// A box in fractions of the image: x from its left edge, y from its top edge; two opposite
  /// corners in any order.
  ///
  /// In addition to the four edges of the original format, a client may give the origin of the box.
  package struct LabelBox: Sendable, Hashable, Codable {
    /// x of the first corner.
    package var x1: Double
    /// y of the first corner.
    package var y1: Double
    /// x of the second corner.
    package var x2: Double
    /// y of the second corner.
    package var y2: Double
    /// Who or what drew the box; by default a person.
    package var source: BoxSource?
    /// 0...1; nil if a person drew the box.
    package var confidence: Double?
    /// Whether a person drew or confirmed the box.
    package var verified: Bool?
  }

  /// The window and its capture, as far as the client gives them.
  package struct Metadata: Sendable, Hashable, Codable {
    /// The file name of the capture.
    package var sourceFile: String?
    /// Start of the window in seconds from the start of the capture.
    package var timeOffset: Double?
    /// Length of the window in seconds.
    package var duration: Double?
    /// Center of the band in RF MHz.
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

  /// The class.
  package var signalName: String
  /// The samples of the window: complex64, little-endian, base64.
  package var iqData: String
  /// The boxes of the class in the window.
  package var boxes: [LabelBox]
  /// The window and its capture.
  package var metadata: Metadata
  /// The person who labels.
  package var labeler: String?

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case iqData = "iq_data_b64"
    case boxes, metadata, labeler
  }
}
