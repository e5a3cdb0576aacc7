import FoundationEssentials
import Labels
import Radio

/// What a bulk save saves of one capture: its windows that contain labeled boxes.
struct CapturePlan: Sendable {
  /// A box to save, with its annotation.
  struct PlannedBox: Sendable {
    var annotation: Annotation
    var labeled: LabeledBox
  }

  let capture: Capture
  let boxes: [PlannedBox]
  let warnings: [BulkWarning]
  private let windows: WindowRuns
  private let search: RangeSearch

  /// Plans the windows of `duration` seconds of `capture` that contain any of `annotations`. Throws
  /// `WindowError` if there are boxes and windows cannot be that short.
  init(_ capture: Capture, annotations: [Annotation], duration: Double) throws(WindowError) {
    var boxes: [PlannedBox] = []
    var badNames: [String: Int] = [:]
    for annotation in annotations {
      guard let label = annotation.label else { continue }
      if let signal = try? SignalName(label) {
        boxes.append(
          PlannedBox(
            annotation: annotation, labeled: LabeledBox(signal: signal, box: annotation.box)))
      } else {
        badNames[label, default: 0] += 1
      }
    }
    let grid = WindowGrid(
      duration: duration, sampleCount: capture.sampleCount, sampleRate: capture.sampleRate)
    if !boxes.isEmpty, let error = grid.refused { throw error }
    let ranges = boxes.map(\.annotation.box.samples)
    windows = WindowRuns(grid, holding: ranges)
    search = RangeSearch(ranges)
    self.boxes = boxes
    self.capture = capture
    warnings = Self.warnings(
      path: capture.url.path, withoutClass: annotations.count { $0.label == nil },
      badNames: badNames)
  }

  /// The number of windows that contain boxes.
  var windowCount: Int { windows.count }

  /// The window `number` of those that contain boxes, counted from the start of the capture.
  func window(_ number: Int) -> SampleWindow {
    capture.window(windows.samples(ofWindow: number))
  }

  /// The boxes that overlap `window`.
  func boxes(in window: SampleWindow) -> [PlannedBox] {
    search.positions(overlapping: window.samples).map { boxes[$0] }
      .filter { window.clip($0.annotation.box) != nil }
  }

  private static func warnings(
    path: String, withoutClass: Int, badNames: [String: Int]
  ) -> [BulkWarning] {
    let unnamed: [BulkWarning] =
      withoutClass == 0 ? [] : [.boxesWithoutClass(path: path, count: withoutClass)]
    return unnamed
      + badNames.sorted { $0.key < $1.key }.map {
        .badClass(path: path, name: $0.key, count: $0.value)
      }
  }
}
