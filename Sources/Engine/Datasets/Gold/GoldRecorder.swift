import FoundationEssentials
import Labels
import Radio

/// Notes the accuracy of labels whenever those of a gold capture are written.
package struct GoldRecorder: Sendable {
  private let folder: GoldFolder
  private let labeler: String?

  /// Notes it in the dataset in `dataset`, for `labeler`, the name that reviews have.
  package init(dataset: URL, labeler: String?) {
    folder = GoldFolder(dataset: dataset)
    self.labeler = labeler
  }

  /// Notes the accuracy of `labels`, if `capture` is a gold capture and it differs from what was noted last. Returns whether
  /// it did.
  @discardableResult
  package func record(_ labels: [Annotation], of capture: Capture) throws -> Bool {
    let path = capture.url.standardizedFileURL.path
    let task = try folder.tasks().last {
      $0.path == path && $0.sampleCount == capture.sampleCount
    }
    guard let task else { return false }
    return try record(labels, of: task)
  }

  private func record(_ labels: [Annotation], of task: GoldTask) throws -> Bool {
    let score = GoldScore(labels, truth: task.boxes)
    let last = try folder.entries().last { $0.task == task.id && $0.labeler == labeler }
    guard score != last?.score, score.labels > 0 || last != nil else { return false }
    try folder.add(
      GoldEntry(task: task.id, labeler: labeler, at: Timestamp.text(Date()), score: score))
    return true
  }

  /// Notes the accuracy of the labels on disk of all gold captures that nobody else has labeled. Captures that are not
  /// where they were made are left out.
  package func recordAll(stateFolder: URL) throws {
    let others = Set(try folder.entries().filter { $0.labeler != labeler }.map(\.task))
    for task in try folder.tasks() where !others.contains(task.id) {
      guard let capture = try? CaptureFile.open(URL(filePath: task.path)),
        capture.sampleCount == task.sampleCount
      else { continue }
      let labels = CaptureLabels(of: capture, stateFolder: stateFolder, session: nil)
      _ = try record(labels.load().annotations, of: task)
    }
  }
}
