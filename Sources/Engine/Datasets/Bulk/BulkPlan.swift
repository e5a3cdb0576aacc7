import FoundationEssentials
import Foundations
import Labels
import Radio

/// The captures of a bulk save in the order in which they are saved, which alone determines the
/// ids.
struct BulkPlan: Sendable {
  /// A window, by its capture and number.
  struct Item: Sendable {
    var capture: Int
    var window: Int
  }

  private(set) var captures: [CapturePlan] = []
  /// The total number of windows.
  private(set) var windowCount = 0
  /// For each capture, the number of windows of the captures before it.
  private var windowsBefore: [Int] = []
  /// The number of captures found, readable or not.
  private(set) var captureCount = 0
  private(set) var failures: [CaptureFailure] = []
  private(set) var warnings: [BulkWarning] = []

  /// Reads the captures at `paths` (folders are searched) and their labels.
  init(_ paths: [URL], windowSeconds: Double, stateFolder: URL) {
    let urls = find(paths)
    captureCount = urls.count + failures.count
    Self.removeAbandoned(beside: urls, stateFolder: stateFolder)
    let opener = CaptureOpener(stateFolder: stateFolder)
    for url in urls {
      do {
        try add(opener.open(url), windowSeconds: windowSeconds, stateFolder: stateFolder)
      } catch CaptureError.missingSampleRate(let path) {
        // It cannot have been labeled.
        warnings.append(.unknownRate(path: path))
      } catch {
        failures.append(CaptureFailure(path: url.path, error))
      }
    }
  }

  /// The window `number` of all windows, 0..<windowCount.
  func item(_ number: Int) -> Item {
    let capture = windowsBefore.partitioningIndex { $0 > number } - 1
    return Item(capture: capture, window: number - windowsBefore[capture])
  }

  /// The captures, each once, even if several paths lead to it.
  private mutating func find(_ paths: [URL]) -> [URL] {
    var found: [URL] = []
    var known: Set<String> = []
    for path in paths {
      do {
        let urls =
          try FileSystem.folderExists(path.path) ? CaptureFile.captures(below: path) : [path]
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
    // Its labels are unknown, so nothing can be saved.
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

  /// Removes leftover temporary label files of a killed bulk save. Failures are ignored.
  private static func removeAbandoned(beside captures: [URL], stateFolder: URL) {
    let folders = Set(captures.map { $0.deletingLastPathComponent().path })
    for folder in folders.union([LabelPlaces.fallbackFolder(in: stateFolder).path]) {
      try? AtomicFile.removeAbandoned(in: folder, suffix: ".\(LabelPlaces.captureEnding)")
    }
  }
}
