import FoundationEssentials
import Radio

/// What is to be saved of one capture: its windows that hold labeled boxes.
struct CapturePlan: Sendable {
  /// A box that can be saved, with the annotation that it comes from.
  struct PlannedBox: Sendable {
    var annotation: Annotation
    var labeled: LabeledBox
  }

  let capture: Capture
  let boxes: [PlannedBox]
  let warnings: [BulkWarning]
  private let windows: WindowRuns
  private let search: RangeSearch

  /// Plans the windows of `duration` seconds of `capture` that hold any of `annotations`; throws
  /// `WindowError` when there are boxes and windows cannot be that short.
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

  /// Windows that hold boxes.
  var windowCount: Int { windows.count }

  /// The window `number` of those that hold boxes, counted from the start of the capture.
  func window(_ number: Int) -> SampleWindow {
    capture.window(windows.samples(ofWindow: number))
  }

  /// The boxes that reach into `window`.
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
