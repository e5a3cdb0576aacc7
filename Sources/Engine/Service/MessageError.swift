import Foundations
import Radio

/// Why a command message cannot be carried out.
package enum MessageError: Error, Equatable {
  case notACommand(reason: String)
  case unknownCommand(String)
  case notBase64
  case partialSample(bytes: Int)
  case notAFileName(String)
  case badNumber(field: String, value: Double, allowed: String)
  /// In seconds and samples per second.
  case durationDisagrees(duration: Double, sampleCount: Int, sampleRate: Double)
  /// More bytes than a message may have.
  case lineTooLong(limit: Int)
}

extension MessageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notACommand(let reason):
      "the message is no command (\(VisibleText.of(reason)))"
    case .unknownCommand(let name):
      "command \"\(VisibleText.of(String(name.prefix(80))))\" is unknown; there are "
        + EngineCommand.Name.allCases.map(\.rawValue).joined(separator: ", ")
    case .notBase64: "iq_data_b64 is not base64"
    case .partialSample(let bytes):
      "iq_data_b64 holds \(bytes) bytes, which is no whole number of complex64 samples of 8 bytes"
    case .notAFileName(let name):
      "metadata.source_file is \"\(VisibleText.of(String(name.prefix(80))))\", "
        + "it must be the capture's file name"
    case .badNumber(let field, let value, let allowed):
      "\(field) is \(value), it must be \(allowed)"
    case .durationDisagrees(let duration, let count, let rate):
      "metadata.duration_sec is \(duration), but iq_data_b64 holds \(count) samples, which are "
        + "\(Double(count) / rate) s at metadata.sample_rate_mhz \(rate / 1e6); they may differ by "
        + "\(InferenceSpectrogram.hop) samples at most"
    case .lineTooLong(let limit):
      "the message has more than \(limit) bytes; save shorter windows, or use labeltui samples"
    }
  }
}
