/// A command to the engine: a JSON object with the name in `command`
/// (`docs/formats/engine-protocol.md`).
package enum EngineCommand: Sendable, Hashable {
  case saveTrainingSample(SaveTrainingSample)
  case deleteTrainingSample(DeleteTrainingSample)
  case getSampleCount(GetSampleCount)

  /// The names of the commands.
  enum Name: String, CaseIterable, Codable {
    case saveTrainingSample = "save_training_sample"
    case deleteTrainingSample = "delete_training_sample"
    case getSampleCount = "get_sample_count"
  }
}

extension EngineCommand: Codable {
  private enum Key: String, CodingKey {
    case command
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let text = try container.decode(String.self, forKey: .command)
    switch Name(rawValue: text) {
    case .saveTrainingSample: self = .saveTrainingSample(try SaveTrainingSample(from: decoder))
    case .deleteTrainingSample:
      self = .deleteTrainingSample(try DeleteTrainingSample(from: decoder))
    case .getSampleCount: self = .getSampleCount(try GetSampleCount(from: decoder))
    case nil: throw MessageError.unknownCommand(text)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .saveTrainingSample(let command):
      try container.encode(Name.saveTrainingSample.rawValue, forKey: .command)
      try command.encode(to: encoder)
    case .deleteTrainingSample(let command):
      try container.encode(Name.deleteTrainingSample.rawValue, forKey: .command)
      try command.encode(to: encoder)
    case .getSampleCount(let command):
      try container.encode(Name.getSampleCount.rawValue, forKey: .command)
      try command.encode(to: encoder)
    }
  }
}
