import Foundation
import TestSupport
import Testing

@testable import Datasets

/// The results that the program `DatasetSession` reported.
extension DatasetLedger {
  /// Records the result of a step; a failed step may have happened or not.
  mutating func note(_ step: SessionStep, answer: SessionAnswer) throws {
    switch (step, answer) {
    case (.save(let signal, let window, let column), .saved(let id, let isNew)),
      (.fix(let signal, let window, let column), .saved(let id, let isNew)):
      noteSave(
        as: SampleReference(signal: try SignalName(signal), id: try SampleID(id)),
        hash: SessionStep.hash(window: window), column: column, isNew: isNew)
    case (.save(let signal, let window, let column), .failed),
      (.fix(let signal, let window, let column), .failed):
      noteUnansweredSave(
        of: try SignalName(signal), hash: SessionStep.hash(window: window), column: column)
    case (.delete(let signal, _), .deleted(let id, let existed)):
      noteDeletion(
        of: SampleReference(signal: try SignalName(signal), id: try SampleID(id)),
        existed: existed)
    case (.delete(let signal, let window), .failed):
      noteUnansweredDeletion(ofWindow: window, in: try SignalName(signal))
    case (.open, .opened), (.open, .failed), (.review, .reviewed), (.review, .failed),
      (.export, .exported), (.export, .failed), (.review, .skipped), (.delete, .skipped),
      (.fix, .skipped):
      break
    default: Issue.record("\(circumstances): \(step) was answered with \(answer)")
    }
  }
}
