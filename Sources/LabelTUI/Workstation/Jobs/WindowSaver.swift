import Datasets
import FoundationEssentials
import Labels
import Radio

/// Saves windows of a capture as training samples.
struct WindowSaver: Sendable {
  let saver: SampleSaver
  let open: OpenCapture
  let windows: [Range<Int>]
  let annotations: [Annotation]

  /// Saves the windows in order. Windows that were saved before a failure or a cancellation stay saved.
  func run(report: ProgressReport) throws -> DatasetResult {
    let progress = report.callback()
    var saved: [SavedBoxes] = []
    for (index, samples) in windows.enumerated() {
      do {
        let save = try save(samples) { share in
          progress((Double(index) + share) / Double(windows.count))
        }
        saved += save.saved
        if let failure = save.failure { throw failure }
      } catch {
        if !saved.isEmpty { report.mailbox.post(.dataset(.saved(documentID: open.id, saved))) }
        throw error
      }
    }
    return .saved(documentID: open.id, saved)
  }

  /// Saves the window of `samples`; `failure` is the error if one of its classes could not be saved.
  private func save(
    _ samples: Range<Int>, progress: (Double) -> Bool
  ) throws -> (saved: [SavedBoxes], failure: (any Error)?) {
    let window = open.capture.window(samples)
    let inside = annotations.filter { window.clip($0.box) != nil }
    let boxes = try inside.compactMap { annotation in
      try annotation.label.map { LabeledBox(signal: try SignalName($0), box: annotation.box) }
    }
    let save = try saver.save(
      window, of: open.reader, captureName: open.capture.url.lastPathComponent, boxes: boxes,
      labeler: Labeler.name, progress: progress)
    let saved = save.outcomes.map { outcome in
      let held = inside.filter { $0.label == outcome.sample.signal.text }
      return SavedBoxes(
        outcome: outcome, annotations: held.filter { windows.cover($0.box.samples) },
        partly: held.filter { !windows.cover($0.box.samples) })
    }
    return (saved, save.failure)
  }
}
