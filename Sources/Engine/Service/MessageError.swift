import Foundations
import Radio

/// Why a message to the engine cannot be executed.
package enum MessageError: Error, Equatable {
  case notACommand(reason: String)
  case unknownCommand(String)
  case notBase64
  case partialSample(bytes: Int)
  case notAFileName(String)
  case badNumber(field: String, value: Double, allowed: String)
  /// The duration is in seconds, the rate in samples per second.
  case durationDisagrees(duration: Double, sampleCount: Int, sampleRate: Double)
  /// The message is longer than the limit in bytes.
  case lineTooLong(limit: Int)
}

extension MessageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notACommand(let reason):
      "not a valid command (\(VisibleText.of(reason)))"
    case .unknownCommand(let name):
      "unknown command \"\(VisibleText.of(String(name.prefix(80))))\"; the commands are "
        + EngineCommand.Name.allCases.map(\.rawValue).joined(separator: ", ")
    case .notBase64: "iq_data_b64 is not base64"
    case .partialSample(let bytes):
      "iq_data_b64 has \(bytes) bytes, but must be a multiple of 8, the size of a complex64 sample"
    case .notAFileName(let name):
      "metadata.source_file is \"\(VisibleText.of(String(name.prefix(80))))\", "
        + "but must be the file name of a capture"
    case .badNumber(let field, let value, let allowed):
      "\(field) is \(value), but must be \(allowed)"
    case .durationDisagrees(let duration, let count, let rate):
      "metadata.duration_sec is \(duration), but iq_data_b64 has \(count) samples, which are "
        + "\(Double(count) / rate) s at metadata.sample_rate_mhz \(rate / 1e6); they may differ by "
        + "at most \(InferenceSpectrogram.hop) samples"
    case .lineTooLong(let limit):
      "the message has more than \(limit) bytes; save shorter windows, or use labeltui samples"
    }
  }
}
