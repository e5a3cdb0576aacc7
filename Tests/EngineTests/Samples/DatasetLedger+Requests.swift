import Foundation
import Testing

@testable import Datasets
@testable import Libraries
@testable import Service

/// The replies that clients of `labeltui engine` received.
extension DatasetLedger {
  /// Records a request and its reply; returns false if there was no reply.
  mutating func note(_ request: Request, answer: EngineReply?) -> Bool {
    switch request {
    case .save(let name, let window, let column):
      guard let signal = try? SignalName(name) else { return false }
      noteSave(signal, SHA256.hexadecimal(of: Request.iq(window: window)), column, answer)
    case .delete(let name, let number):
      guard let signal = try? SignalName(name), let id = SampleID(number: number) else {
        return false
      }
      noteDeletion(SampleReference(signal: signal, id: id), answer)
    }
    return answer != nil
  }

  private mutating func noteSave(
    _ signal: SignalName, _ hash: String, _ column: Int, _ answer: EngineReply?
  ) {
    guard case .sampleSaved(_, let text, _, let change)? = answer else {
      #expect(answer == nil, "a save was refused: \(String(describing: answer))")
      noteUnansweredSave(of: signal, hash: hash, column: column)
      return
    }
    guard let id = try? SampleID(text) else {
      Issue.record("the reply names the sample id \(text), which is not valid")
      return
    }
    noteSave(
      as: SampleReference(signal: signal, id: id), hash: hash, column: column,
      isNew: change == .saved)
  }

  private mutating func noteDeletion(_ reference: SampleReference, _ answer: EngineReply?) {
    switch answer {
    case .sampleDeleted(let success): noteDeletion(of: reference, existed: success)
    case nil: noteUnansweredDeletion(of: reference)
    default: Issue.record("a deletion was refused: \(String(describing: answer))")
    }
  }
}
