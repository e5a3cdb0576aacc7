import FoundationEssentials
import Labels
import Radio

/// The state of a bulk save: it receives the windows in order and saves them to the store.
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
  /// The boxes of every sample that this run has saved.
  private var boxes: [WindowKey: Set<SampleBox>] = [:]
  private var marks = CaptureMarks()
  /// The classes whose manifests are not up to date.
  private var changedSignals: Set<SignalName> = []
  private var warnings: [BulkWarning] = []
  /// The positions in `warnings` of warnings about windows with the same samples.
  private var sameSamples: [WarningKey: Int] = [:]
  /// The first failure of each capture, by the position of the capture in the plan.
  private var failures: [Int: CaptureFailure] = [:]

  init(store: SampleStore, plan: BulkPlan, stateFolder: URL, labeler: String?) {
    self.store = store
    self.plan = plan
    self.stateFolder = stateFolder
    self.labeler = labeler
    progress.windowCount = plan.windowCount
  }

  /// The windows of the plan's classes that are already in the dataset.
  func knownWindows() throws -> [SignalName: Set<WindowIdentity>] {
    let signals = Set(plan.captures.flatMap { $0.boxes.map(\.labeled.signal) })
    return try Dictionary(
      uniqueKeysWithValues: signals.map { ($0, try store.windows(of: $0)) })
  }

  /// Saves the window of `item`; after the last window of a capture, also marks its boxes with
  /// their samples. Problems of a capture are recorded; throws if the dataset cannot be written.
  mutating func save(
    _ contents: Result<WindowWorker.Contents, any Error>, item: BulkPlan.Item
  ) throws {
    let capture = plan.captures[item.capture]
    switch contents {
    case .success(let contents):
      for draft in contents.drafts { try save(draft, npz: contents.npz, item: item) }
    case .failure(let error): note(error, item: item)
    }
    progress.windowsDone += 1
    guard item.window == capture.windowCount - 1 else { return }
    try writeManifests()
    writeMarks(item: item)
    marks = CaptureMarks()
  }

  /// Updates the manifests. This is done once per capture, because a manifest grows with its class
  /// and would slow down every save.
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

  private mutating func save(_ draft: SampleDraft, npz: Data?, item: BulkPlan.Item) throws {
    let capture = plan.captures[item.capture]
    let window = capture.window(item.window)
    let key = WindowKey(signal: draft.signal, window: WindowIdentity(draft))
    // If the boxes of the second window replaced those of the first, every run would replace
    // them again.
    if let earlier = boxes[key], earlier != Set(draft.boxes) {
      noteSameSamples(window, draft.signal, capture: item.capture)
      return
    }
    let outcome = try save(draft, npz: npz, of: window, capture)
    boxes[key] = Set(draft.boxes)
    progress.count(outcome.change)
    if outcome.change != .unchanged { changedSignals.insert(draft.signal) }
    for box in capture.boxes(in: window) where box.labeled.signal == draft.signal {
      marks.add(box.annotation, in: window.samples, outcome.sample)
    }
  }

  private func save(
    _ draft: SampleDraft, npz: Data?, of window: SampleWindow, _ capture: CapturePlan
  ) throws -> SaveOutcome {
    if let npz { return try store.save(draft, npz: npz, leavingManifest: true) }
    if let outcome = try store.replaceBoxes(by: draft) { return outcome }
    // Another process has deleted the sample since the run started.
    let contents = try WindowWorker().contents(of: window, plan: capture, labeler: labeler)
    guard let npz = contents.npz else {
      preconditionFailure("without known windows there is always an image")
    }
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

  private mutating func writeMarks(item: BulkPlan.Item) {
    let capture = plan.captures[item.capture]
    do {
      let labels = CaptureLabels(of: capture.capture, stateFolder: stateFolder, session: nil)
      let report = try labels.write(marks, of: capture)
      for sentence in report.warnings + [report.notice].compactMap({ $0 }) {
        warnings.append(.labels(path: capture.capture.url.path, sentence: sentence))
      }
    } catch {
      note(error, item: item)
    }
  }

  private mutating func note(_ error: any Error, item: BulkPlan.Item) {
    guard failures[item.capture] == nil else { return }
    failures[item.capture] = CaptureFailure(
      path: plan.captures[item.capture].capture.url.path, error)
  }
}
