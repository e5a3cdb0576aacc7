import FoundationEssentials
import Foundations
import Labels
import Radio

/// The state of a bulk save: it receives the windows in order and saves them to the store, in groups.
/// While a group is written, the windows of the next one are computed.
struct BulkSession {
  private struct WindowKey: Hashable {
    var signal: SignalName
    var window: WindowIdentity
  }

  private struct WarningKey: Hashable {
    var capture: Int
    var signal: SignalName
  }

  /// The number of samples that are written together.
  private static let groupSize = 16
  /// The same for the last groups.
  private static let smallestGroupSize = 4

  private let store: SampleStore
  private let plan: BulkPlan
  private let writer: BulkWriter
  private(set) var progress = BulkProgress()
  /// The boxes of every sample that this run has saved.
  private var boxes: [WindowKey: Set<SampleBox>] = [:]
  /// What is written next.
  private var group = BulkWriter.Group()
  /// What is being written.
  private var writing: BackgroundWork<BulkWriter.Report>?
  private var marks: [Int: CaptureMarks] = [:]
  private var warnings: [BulkWarning] = []
  /// The positions in `warnings` of warnings about windows with the same samples.
  private var sameSamples: [WarningKey: Int] = [:]
  /// The first failure of each capture, by the position of the capture in the plan.
  private var failures: [Int: CaptureFailure] = [:]

  init(store: SampleStore, plan: BulkPlan, stateFolder: URL, labeler: String?) {
    self.store = store
    self.plan = plan
    writer = BulkWriter(store: store, plan: plan, stateFolder: stateFolder, labeler: labeler)
    progress.windowCount = plan.windowCount
  }

  /// The windows of the plan's classes that are already in the dataset.
  func knownWindows() throws -> KnownWindows {
    let signals = Set(plan.captures.flatMap { $0.boxes.map(\.labeled.signal) })
    return KnownWindows(
      try Dictionary(uniqueKeysWithValues: signals.map { ($0, try store.windows(of: $0)) }))
  }

  /// Adds the window of `item` to the group, and begins to write the group if it is large enough.
  /// After the last window of a capture, its boxes are marked with their samples. Problems of a
  /// capture are recorded; throws if the dataset cannot be written.
  mutating func save(
    _ contents: Result<WindowWorker.Contents, any Error>, item: BulkPlan.Item
  ) throws {
    switch contents {
    case .success(let contents):
      for draft in contents.drafts { add(draft, npz: contents.npz, item: item) }
    case .failure(let error):
      note(CaptureFailure(path: plan.captures[item.capture].capture.url.path, error), item.capture)
    }
    progress.windowsDone += 1
    if item.window == plan.captures[item.capture].windowCount - 1 {
      group.finished.append(item.capture)
    }
    if group.entries.count >= fullGroupSize { try beginWriting() }
  }

  /// The size at which the group is written. It becomes smaller towards the end: while the last group is
  /// written, no window is left to compute.
  private var fullGroupSize: Int {
    let windowsLeft = progress.windowCount - progress.windowsDone
    return min(Self.groupSize, max(Self.smallestGroupSize, windowsLeft))
  }

  /// Writes what remains.
  mutating func finish() throws {
    if !group.isEmpty { try beginWriting() }
    try awaitWriting()
  }

  func report(isComplete: Bool, datasetWarnings: [DatasetWarning]) -> BulkReport {
    BulkReport(
      progress: progress, captureCount: plan.captureCount,
      failures: plan.failures + failures.sorted { $0.key < $1.key }.map(\.value),
      warnings: datasetWarnings.map { .dataset($0) } + plan.warnings + warnings,
      isCancelled: !isComplete)
  }

  private mutating func add(_ draft: SampleDraft, npz: Data?, item: BulkPlan.Item) {
    let key = WindowKey(signal: draft.signal, window: WindowIdentity(draft))
    // If the boxes of the second window replaced those of the first, every run would replace
    // them again.
    if let earlier = boxes[key], earlier != Set(draft.boxes) {
      noteSameSamples(
        plan.captures[item.capture].window(item.window), draft.signal, capture: item.capture)
      return
    }
    boxes[key] = Set(draft.boxes)
    group.entries.append(BulkWriter.Entry(draft: draft, npz: npz, item: item))
  }

  private mutating func beginWriting() throws {
    try awaitWriting()
    var next = group
    next.marks = marks
    group = BulkWriter.Group()
    let (writer, written) = (writer, next)
    writing = BackgroundWork { _ in try writer.write(written) }
  }

  /// Waits until the group that is being written is on disk.
  private mutating func awaitWriting() throws {
    guard let work = writing else { return }
    writing = nil
    let report = try work.result()
    for change in report.changes { progress.count(change) }
    marks = report.marks
    warnings += report.warnings
    for (capture, failure) in report.failures { note(failure, capture) }
  }

  private mutating func noteSameSamples(
    _ window: SampleWindow, _ signal: SignalName, capture: Int
  ) {
    let key = WarningKey(capture: capture, signal: signal)
    if let known = sameSamples[key],
      case .sameSamples(let path, let start, _, let count) = warnings[known]
    {
      warnings[known] = .sameSamples(path: path, start: start, signal: signal, count: count + 1)
      return
    }
    sameSamples[key] = warnings.count
    warnings.append(
      .sameSamples(
        path: plan.captures[capture].capture.url.path, start: window.timeOffset, signal: signal,
        count: 1))
  }

  private mutating func note(_ failure: CaptureFailure, _ capture: Int) {
    guard failures[capture] == nil else { return }
    failures[capture] = failure
  }
}
