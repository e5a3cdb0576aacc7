import Datasets
import FoundationEssentials
import Foundations

/// The embedded engine: executes commands on a dataset, given as values or as lines of JSON.
package struct EngineService: Sendable {
  /// The maximum size of a line in bytes: the IQ samples of 2.5 s at 20 MS/s as base64, with room
  /// for the rest.
  package static let longestLine = 512 << 20

  private let store: SampleStore
  private let saver: SampleSaver

  /// Uses the dataset in the folder `dataset`.
  package init(dataset: URL) { self.init(store: SampleStore(dataset: dataset)) }

  /// Uses the dataset of `store`.
  package init(store: SampleStore) {
    self.store = store
    saver = SampleSaver(store: store)
  }

  /// Completes what a killed process left in the dataset; returns the problems found.
  package func recover() throws -> [DatasetWarning] { try store.recover() }

  /// The reply to one line of JSON, as one line without newline. Every line gets a reply.
  package func reply(toLine line: Data) -> String { text(of: reply(toMessage: line)) }

  /// The reply to one line of JSON.
  package func reply(toLine line: String) -> String { reply(toLine: Data(line.utf8)) }

  /// The reply to a line of more than `longestLine` bytes, which was not read. Only a save can be
  /// that long.
  package func replyToTooLongLine() -> String {
    text(of: .sampleSaveFailed(error: "\(MessageError.lineTooLong(limit: Self.longestLine))"))
  }

  private func text(of reply: EngineReply) -> String {
    do {
      return String(decoding: try OrderedJSONEncoder(.compact).encode(reply), as: UTF8.self)
    } catch {
      preconditionFailure("a reply contains only texts, integers and booleans: \(error)")
    }
  }

  /// Executes `command`.
  package func reply(to command: EngineCommand) -> EngineReply {
    do {
      switch command {
      case .saveTrainingSample(let command): return try save(command)
      case .deleteTrainingSample(let command):
        let sample = SampleReference(
          signal: try SignalName(command.signalName), id: try SampleID(command.sampleID))
        return .sampleDeleted(success: try store.delete(sample))
      case .getSampleCount(let command):
        let count = try store.count(of: SignalName(command.signalName))
        return .sampleCount(signalName: command.signalName, count: count)
      }
    } catch {
      if case .saveTrainingSample = command { return .sampleSaveFailed(error: "\(error)") }
      return .error("\(error)")
    }
  }

  private func reply(toMessage data: Data) -> EngineReply {
    let document: JSONDocument
    do {
      document = try JSONParser.document(data)
    } catch {
      return .error("\(MessageError.notACommand(reason: DecodingProblem.sentence(error)))")
    }
    do {
      return reply(to: try JSONParser.decode(EngineCommand.self, from: document))
    } catch let error as MessageError {
      return .error(error.description)
    } catch {
      let problem = MessageError.notACommand(reason: DecodingProblem.sentence(error))
      let name = try? JSONParser.decode(CommandName.self, from: document).command
      return name == .saveTrainingSample
        ? .sampleSaveFailed(error: problem.description) : .error(problem.description)
    }
  }

  private struct CommandName: Decodable {
    var command: EngineCommand.Name
  }

  private func save(_ command: SaveTrainingSample) throws -> EngineReply {
    let outcome = try saver.save(command)
    return .sampleSaved(
      signalName: outcome.sample.signal.text, sampleID: outcome.sample.id.text,
      total: outcome.total, change: outcome.change)
  }
}
