import Datasets

/// A reply of the engine: a JSON object with the kind in `type`
/// (`docs/formats/engine-protocol.md`).
package enum EngineReply: Sendable, Hashable {
  /// `change` says whether the window was new; in the message it is `replaced` and `unchanged`.
  case sampleSaved(signalName: String, sampleID: String, total: Int, change: SaveOutcome.Change)
  case sampleSaveFailed(error: String)
  case sampleDeleted(success: Bool)
  case sampleCount(signalName: String, count: Int)
  /// The message is not a valid command, or a command other than saving failed.
  case error(String)
}

extension EngineReply: Codable {
  private enum Kind: String, Codable {
    case sampleSaved = "sample_saved"
    case sampleSaveFailed = "sample_save_failed"
    case sampleDeleted = "sample_deleted"
    case sampleCount = "sample_count"
    case error
  }

  private enum Key: String, CodingKey {
    case type, error, success, count, replaced, unchanged
    case signalName = "signal_name"
    case sampleID = "sample_id"
    case total = "total_samples"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .sampleSaved:
      let isReplaced = try container.decodeIfPresent(Bool.self, forKey: .replaced) ?? false
      let isUnchanged = try container.decodeIfPresent(Bool.self, forKey: .unchanged) ?? false
      self = .sampleSaved(
        signalName: try container.decode(String.self, forKey: .signalName),
        sampleID: try container.decode(String.self, forKey: .sampleID),
        total: try container.decode(Int.self, forKey: .total),
        change: isUnchanged ? .unchanged : isReplaced ? .replaced : .saved)
    case .sampleSaveFailed:
      self = .sampleSaveFailed(error: try container.decode(String.self, forKey: .error))
    case .sampleDeleted:
      self = .sampleDeleted(success: try container.decode(Bool.self, forKey: .success))
    case .sampleCount:
      self = .sampleCount(
        signalName: try container.decode(String.self, forKey: .signalName),
        count: try container.decode(Int.self, forKey: .count))
    case .error: self = .error(try container.decode(String.self, forKey: .error))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .sampleSaved(let signalName, let sampleID, let total, let change):
      try container.encode(Kind.sampleSaved, forKey: .type)
      try container.encode(signalName, forKey: .signalName)
      try container.encode(sampleID, forKey: .sampleID)
      try container.encode(total, forKey: .total)
      try container.encode(change != .saved, forKey: .replaced)
      try container.encode(change == .unchanged, forKey: .unchanged)
    case .sampleSaveFailed(let error):
      try container.encode(Kind.sampleSaveFailed, forKey: .type)
      try container.encode(error, forKey: .error)
    case .sampleDeleted(let success):
      try container.encode(Kind.sampleDeleted, forKey: .type)
      try container.encode(success, forKey: .success)
    case .sampleCount(let signalName, let count):
      try container.encode(Kind.sampleCount, forKey: .type)
      try container.encode(signalName, forKey: .signalName)
      try container.encode(count, forKey: .count)
    case .error(let error):
      try container.encode(Kind.error, forKey: .type)
      try container.encode(error, forKey: .error)
    }
  }
}
