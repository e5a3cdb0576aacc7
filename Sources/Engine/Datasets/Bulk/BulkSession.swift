import FoundationEssentials
import Labels
import Radio

/// What a bulk save has done so far: it takes the windows in order and gives them to the store.
struct BulkSession {
  private struct WindowKey: Hashable {
    var signal: SignalName
    var window: WindowIdentity
  }

  private struct WarningKey: Hashable {
    var capture: Int
    var signal: SignalName
  }

  private let store: SampleStore
  private let plan: BulkPlan
  private let stateFolder: URL
  private let labeler: String?
  private(set) var progress = BulkProgress()
  /// The boxes of every sample that this run has touched.
  private var boxes: [WindowKey: Set<SampleBox>] = [:]
  private var marks = CaptureMarks()
  /// The classes whose manifests do not know yet what was saved.
  private var changedSignals: Set<SignalName> = []
  private var warnings: [BulkWarning] = []
  /// Where in `warnings` windows of the same samples are counted.
  private var sameSamples: [WarningKey: Int] = [:]
  /// The first one of each capture, by its place in the plan.
  private var failures: [Int: CaptureFailure] = [:]

  init(store: SampleStore, plan: BulkPlan, stateFolder: URL, labeler: String?) {
    self.store = store
    self.plan = plan
    self.stateFolder = stateFolder
    self.labeler = labeler
    progress.windowCount = plan.windowCount
  }

  /// The windows that the dataset holds already of the classes of the plan.
  func knownWindows() throws -> [SignalName: Set<WindowIdentity>] {
    let signals = Set(plan.captures.flatMap { $0.boxes.map(\.labeled.signal) })
    return try Dictionary(
      uniqueKeysWithValues: signals.map { ($0, try store.windows(of: $0)) })
  }

  /// Saves the window of `task`, and with the last one of a capture which samples hold its boxes. What
  /// is wrong with a capture is noted; throws when the dataset cannot be written.
  mutating func save(
    _ contents: Result<WindowWorker.Contents, any Error>, task: BulkPlan.Task
  ) throws {
    let capture = plan.captures[task.capture]
    switch contents {
    case .success(let contents):
      for draft in contents.drafts { try save(draft, npz: contents.npz, task: task) }
    case .failure(let error): note(error, task: task)
    }
    progress.windowsDone += 1
    guard task.window == capture.windowCount - 1 else { return }
    try writeManifests()
    writeMarks(task: task)
    marks = CaptureMarks()
  }

  /// Brings the manifests up to date. That is done once for each capture: a manifest grows with its class,
  /// and every save of a window would wait for it.
  mutating func writeManifests() throws {
    for signal in changedSignals.sorted() { try store.writeManifest(of: signal) }
    changedSignals = []
  }

  func report(isComplete: Bool, datasetWarnings: [DatasetWarning]) -> BulkReport {
    BulkReport(
      progress: progress, captureCount: plan.captureCount,
      failures: plan.failures + failures.sorted { $0.key < $1.key }.map(\.value),
      warnings: datasetWarnings.map { .dataset($0) } + plan.warnings + warnings,
      isCancelled: !isComplete)
  }

  private mutating func save(_ draft: SampleDraft, npz: Data?, task: BulkPlan.Task) throws {
    let capture = plan.captures[task.capture]
    let window = capture.window(task.window)
    let key = WindowKey(signal: draft.signal, window: WindowIdentity(draft))
    // Were the boxes of the second window to replace those of the first, every run would do so again.
    if let earlier = boxes[key], earlier != Set(draft.boxes) {
      noteSameSamples(window, draft.signal, capture: task.capture)
      return
    }
    let outcome = try save(draft, npz: npz, of: window, capture)
    boxes[key] = Set(draft.boxes)
    progress.count(outcome.change)
    if outcome.change != .unchanged { changedSignals.insert(draft.signal) }
    for box in capture.boxes(in: window) where box.labeled.signal == draft.signal {
      marks.note(box.annotation, in: window.samples, outcome.sample)
    }
  }

  private func save(
    _ draft: SampleDraft, npz: Data?, of window: SampleWindow, _ capture: CapturePlan
  ) throws -> SaveOutcome {
    if let npz { return try store.save(draft, npz: npz, leavingManifest: true) }
    if let outcome = try store.replaceBoxes(by: draft) { return outcome }
    // Someone has deleted the sample since the run began.
    let contents = try WindowWorker().contents(of: window, plan: capture, labeler: labeler)
    guard let npz = contents.npz else { preconditionFailure("nothing was known, so it is there") }
    return try store.save(draft, npz: npz, leavingManifest: true)
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

  private mutating func writeMarks(task: BulkPlan.Task) {
    let capture = plan.captures[task.capture]
    do {
      let labels = CaptureLabels(of: capture.capture, stateFolder: stateFolder, session: nil)
      let report = try labels.write(marks, of: capture)
      for sentence in report.warnings + [report.notice].compactMap({ $0 }) {
        warnings.append(.labels(path: capture.capture.url.path, sentence: sentence))
      }
    } catch {
      note(error, task: task)
    }
  }

  private mutating func note(_ error: any Error, task: BulkPlan.Task) {
    guard failures[task.capture] == nil else { return }
    failures[task.capture] = CaptureFailure(
      path: plan.captures[task.capture].capture.url.path, error)
  }
}
