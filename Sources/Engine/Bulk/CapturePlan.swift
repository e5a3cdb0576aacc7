import FoundationEssentials

/// What is to be saved of one capture: its windows that hold labeled boxes.
struct CapturePlan: Sendable {
  /// A box that can be saved, with the annotation that it comes from.
  struct PlannedBox: Sendable {
    var annotation: Annotation
    var labeled: LabeledBox
  }

  let capture: Capture
  /// Those that hold boxes, from the start of the capture on.
  let windows: [SampleWindow]
  let boxes: [PlannedBox]
  let warnings: [BulkWarning]

  /// Plans the windows of `duration` seconds of `capture` that hold any of `annotations`.
  init(_ capture: Capture, annotations: [Annotation], duration: Double) {
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
    let indices = Set(boxes.flatMap { grid.indices(overlapping: $0.annotation.box.samples) })
    windows = indices.sorted().map { capture.window(grid.samples(ofWindow: $0)) }
    self.boxes = boxes
    self.capture = capture
    warnings = Self.warnings(
      path: capture.url.path, withoutClass: annotations.count { $0.label == nil },
      badNames: badNames)
  }

  /// The boxes that reach into `window`.
  func boxes(in window: SampleWindow) -> [PlannedBox] {
    boxes.filter { window.clip($0.annotation.box) != nil }
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
