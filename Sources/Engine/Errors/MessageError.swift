/// Why a command message cannot be carried out.
public enum MessageError: Error, Equatable {
  case notACommand(reason: String)
  case unknownCommand(String)
  case notBase64
  case partialSample(bytes: Int)
  case notAFileName(String)
  case badNumber(field: String, value: Double, allowed: String)
  case emptyBox(index: Int)
  /// More bytes than a message may have.
  case lineTooLong(limit: Int)
}

extension MessageError: CustomStringConvertible {
  public var description: String {
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
    case .lineTooLong(let limit):
      "the message has more than \(limit) bytes; save shorter windows, or use labeltui samples"
    case .emptyBox(let index):
      "boxes[\(index)] is empty: x1 must be below x2 and y1 below y2"
    }
  }
}
