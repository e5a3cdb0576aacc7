import FoundationEssentials
import Foundations
import Labels
import Radio

/// Label files: requests to write them, and the results.
extension AppState {
  /// Requests that the boxes of the document on the screen are written to disk.
  mutating func labelsChanged() -> [Job] {
    lastChange = nil
    return (canvas.map { writeLabels(documentID: $0.id) } ?? []) + storeClasses()
  }

  /// Requests that the boxes of the open document `id` are written to disk.
  mutating func writeLabels(documentID id: Int) -> [Job] {
    let records = changeCanvas(withID: id) { $0.editor.boxes.takeRecords() } ?? []
    // The boxes of a sample are written when the user saves them.
    guard sample?.id != id else { return [] }
    let revision = changeCanvas(withID: id) { $0.labels.beginWriting($0.boxes) }
    guard let revision else { return [] }
    // The history comes first: if the program is killed in between, the last step can be redone.
    let record: [Job] = records.isEmpty ? [] : [.labels(.record(id: id, records))]
    return record + [.labels(.write(id: id, revision))]
  }

  /// Requests the editing history of a document that was just opened with `annotations`.
  func restoreHistory(_ annotations: [Annotation], documentID id: Int) -> [Job] {
    [.labels(.restoreHistory(id: id, annotations))]
  }

  /// Handles results of the label writer.
  mutating func handle(_ result: LabelResult) -> [Job] {
    switch result {
    case .written(let id, let revision, let report):
      return handle(report, ofRevision: revision, documentID: id)
    case .failed(let id, let reason):
      changeCanvas(withID: id) { $0.labels.noteFailure(reason) }
      showError("Labels are not saved to disk; the next change tries again: \(reason)")
      return []
    case .restoredHistory(let id, let timeline):
      restore(timeline, documentID: id)
      return []
    case .failedHistory(let reason):
      logInfo(reason)
      return []
    }
  }

  /// Adds the steps of earlier sessions, unless they contain boxes that the document cannot have.
  private mutating func restore(_ timeline: LabelTimeline, documentID id: Int) {
    guard
      let document = ([place] + placesBelow).lazy.compactMap(\.document).first(where: {
        $0.id == id
      })
    else { return }
    let boxes = timeline.steps.lazy.flatMap(\.changes).flatMap { [$0.before, $0.after] }
    guard boxes.allSatisfy({ $0.map { document.canHold($0.box) } ?? true }) else {
      return logInfo(
        "The editing history does not fit this document; earlier steps cannot be undone.")
    }
    changeCanvas(withID: id) { $0.editor.boxes.restore(timeline) }
  }

  /// Applies changes that another program made to the labels, and reports them.
  private mutating func handle(
    _ report: LabelWriteReport, ofRevision revision: Int?, documentID id: Int
  ) -> [Job] {
    changeCanvas(withID: id) { canvas in
      canvas.labels.noteWritten(revision: revision)
      guard !report.changes.isEmpty else { return }
      canvas.labels.noteChangesSeen()
      canvas.editor.apply(report.changes)
    }
    if let notice = report.notice { showInfo(notice) }
    for warning in report.warnings { showWarning(warning) }
    let count = report.changes.count
    if count > 0 {
      showWarning("Another program changed \(Quantity.count(count, "box", "boxes")) here.")
    }
    let news = report.changes.added + report.changes.changed.values
    return news.isEmpty ? [] : findInDataset(news, documentID: id)
  }

  /// Searches the dataset for those of `annotations` that are marked as saved.
  mutating func findInDataset(_ annotations: [Annotation], documentID id: Int) -> [Job] {
    let marked = annotations.filter { $0.savedSample != nil }
    guard !marked.isEmpty else {
      changeCanvas(withID: id) { $0.editor.boxesInDataset = $0.editor.boxesInDataset ?? [] }
      return []
    }
    return [.dataset(.findBoxes(documentID: id, marked))]
  }
}
