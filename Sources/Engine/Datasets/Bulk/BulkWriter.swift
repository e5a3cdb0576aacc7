import FoundationEssentials
import Labels
import Radio

/// Writes groups of windows to the dataset: the files of several samples are synced at the same time,
/// and manifests, index and folders once per group.
struct BulkWriter: Sendable {
  /// A sample to write.
  struct Entry: Sendable {
    var draft: SampleDraft
    /// The image; nil if the dataset had the window when the run started.
    var npz: Data?
    var item: BulkPlan.Item
  }

  /// Samples that are written together, in their order, and the captures that are complete with them.
  struct Group: Sendable {
    var entries: [Entry] = []
    var finished: [Int] = []
    /// Which samples contain which boxes, by capture, before the group.
    var marks: [Int: CaptureMarks] = [:]

    var isEmpty: Bool { entries.isEmpty && finished.isEmpty }
  }

  /// What was written.
  struct Report: Sendable {
    /// How each sample changed.
    var changes: [SaveOutcome.Change] = []
    /// Which samples contain which boxes, by capture that is not complete.
    var marks: [Int: CaptureMarks]
    var warnings: [BulkWarning] = []
    /// The captures whose labels could not be written.
    var failures: [(capture: Int, failure: CaptureFailure)] = []
  }

  let store: SampleStore
  let plan: BulkPlan
  let stateFolder: URL
  let labeler: String?

  /// Writes `group`; throws if the dataset cannot be written.
  func write(_ group: Group) throws -> Report {
    var report = Report(marks: group.marks)
    let outcomes = try save(group.entries)
    for (entry, outcome) in zip(group.entries, outcomes) {
      report.changes.append(outcome.change)
      let capture = plan.captures[entry.item.capture]
      let window = capture.window(entry.item.window)
      for box in capture.boxes(in: window) where box.labeled.signal == entry.draft.signal {
        report.marks[entry.item.capture, default: CaptureMarks()]
          .add(box.annotation, in: window.samples, outcome.sample)
      }
    }
    writeMarks(of: group.finished, &report)
    return report
  }

  private func save(_ entries: [Entry]) throws -> [SaveOutcome] {
    var outcomes: [Int: SaveOutcome] = [:]
    let classes = Dictionary(grouping: entries.indices) { entries[$0].draft.signal }
    for (signal, positions) in classes.sorted(by: { $0.key < $1.key }) {
      let saved = try store.save(
        positions.map { (entries[$0].draft, entries[$0].npz) }, of: signal)
      for (position, outcome) in zip(positions, saved) {
        outcomes[position] = try outcome ?? saveAgain(entries[position])
      }
    }
    return entries.indices.compactMap { outcomes[$0] }
  }

  /// Saves a sample that another process has deleted since the run started.
  private func saveAgain(_ entry: Entry) throws -> SaveOutcome {
    let capture = plan.captures[entry.item.capture]
    let contents = try WindowWorker().contents(
      of: capture.window(entry.item.window), plan: capture, labeler: labeler)
    guard let npz = contents.npz else {
      preconditionFailure("without known windows there is always an image")
    }
    return try store.save(entry.draft, npz: npz)
  }

  /// Marks the boxes of complete captures with their samples, one after another: captures in the same
  /// folder would wait for its lock.
  private func writeMarks(of captures: [Int], _ report: inout Report) {
    for capture in captures {
      let marks = report.marks.removeValue(forKey: capture) ?? CaptureMarks()
      let path = plan.captures[capture].capture.url.path
      do {
        report.warnings += try writeMarks(marks, of: plan.captures[capture])
          .map { .labels(path: path, sentence: $0) }
      } catch {
        report.failures.append((capture, CaptureFailure(path: path, error)))
      }
    }
  }

  private func writeMarks(_ marks: CaptureMarks, of capture: CapturePlan) throws -> [String] {
    let labels = CaptureLabels(of: capture.capture, stateFolder: stateFolder, session: nil)
    let report = try labels.write(marks, of: capture)
    return report.warnings + [report.notice].compactMap { $0 }
  }
}
