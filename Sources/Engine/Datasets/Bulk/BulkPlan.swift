import FoundationEssentials
import Foundations
import Labels
import Radio

/// The captures of a bulk save, in the order in which they are saved: ids depend on it alone.
struct BulkPlan: Sendable {
  /// A window by its place in the plan.
  struct Task: Sendable {
    var capture: Int
    var window: Int
  }

  private(set) var captures: [CapturePlan] = []
  /// Windows in all.
  private(set) var windowCount = 0
  /// The windows of the captures before each.
  private var windowsBefore: [Int] = []
  /// Captures that were found, readable or not.
  private(set) var captureCount = 0
  private(set) var failures: [CaptureFailure] = []
  private(set) var warnings: [BulkWarning] = []

  /// Looks at the captures at `paths`, folders searched, and at their labels.
  init(_ paths: [URL], windowSeconds: Double, stateFolder: URL) {
    let urls = find(paths)
    captureCount = urls.count + failures.count
    Self.removeAbandoned(beside: urls, stateFolder: stateFolder)
    let opener = CaptureOpener(stateFolder: stateFolder)
    for url in urls {
      do {
        try add(opener.open(url), windowSeconds: windowSeconds, stateFolder: stateFolder)
      } catch CaptureError.missingSampleRate(let path) {
        // Nobody can have labeled it.
        warnings.append(.unknownRate(path: path))
      } catch {
        failures.append(CaptureFailure(path: url.path, error))
      }
    }
  }

  /// The window `number` of all, which is 0..<windowCount.
  func task(_ number: Int) -> Task {
    let capture = windowsBefore.partitioningIndex { $0 > number } - 1
    return Task(capture: capture, window: number - windowsBefore[capture])
  }

  /// The captures, each once, whatever paths lead to it.
  private mutating func find(_ paths: [URL]) -> [URL] {
    var found: [URL] = []
    var known: Set<String> = []
    for path in paths {
      do {
        let urls =
          FileSystem.isFolder(path.path) ? try CaptureFile.captures(below: path) : [path]
        found += urls.filter { known.insert($0.standardizedFileURL.path).inserted }
      } catch {
        failures.append(CaptureFailure(path: path.path, error))
      }
    }
    return found
  }

  private mutating func add(_ capture: Capture, windowSeconds: Double, stateFolder: URL) throws {
    let labels = CaptureLabels(of: capture, stateFolder: stateFolder, session: nil)
    let returned = labels.bringBack()
    let (annotations, problems) = labels.load()
    // Nothing that could be saved is known of it.
    if let problem = labels.problem { throw problem }
    let path = capture.url.path
    let sentences = returned.warnings + [returned.notice].compactMap { $0 } + problems
    warnings += sentences.map { .labels(path: path, sentence: $0) }
    let plan = try CapturePlan(capture, annotations: annotations, duration: windowSeconds)
    warnings += plan.warnings
    guard plan.windowCount > 0 else { return }
    windowsBefore.append(windowCount)
    windowCount += plan.windowCount
    captures.append(plan)
  }

  /// What a killed bulk save left of label files that it was writing. That it cannot be removed stops
  /// nobody.
  private static func removeAbandoned(beside captures: [URL], stateFolder: URL) {
    let folders = Set(captures.map { $0.deletingLastPathComponent().path })
    for folder in folders.union([LabelPlaces.fallbackFolder(in: stateFolder).path]) {
      try? AtomicFile.removeAbandoned(in: folder, suffix: ".\(LabelPlaces.captureEnding)")
    }
  }
}
