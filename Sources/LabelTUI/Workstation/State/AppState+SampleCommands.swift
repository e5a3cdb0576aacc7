import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio

/// Saving windows as training samples, and their preview.
extension AppState {
  /// Performs `command` on the capture or the preview; does nothing if neither fills the screen.
  mutating func perform(_ command: SampleCommand) -> [Job] {
    if command == .saveBoxes { return saveFixedBoxes() }
    if case .preview = place {
      switch command {
      case .preview: return leavePlace()
      case .saveWindow: return leavePlace() + saveWindows(all: false)
      case .saveAllWindows: return leavePlace() + saveWindows(all: true)
      case .saveBoxes: return []
      }
    }
    if let picture { return perform(command, on: picture) }
    if let pitch { return perform(command, on: pitch) }
    switch command {
    case .preview: return enterPreview()
    case .saveWindow: return saveWindows(all: false)
    case .saveAllWindows: return saveWindows(all: true)
    case .saveBoxes: return []
    }
  }

  /// Saves the window under the crosshair, or every window that has boxes.
  private mutating func saveWindows(all: Bool) -> [Job] {
    guard let capture else { return [] }
    let indices = all ? capture.windowIndices(of: capture.labeledBoxes) : [capture.windowIndex]
    return save(windows: indices.map { capture.windows.samples(ofWindow: $0) }, of: capture)
  }

  /// Saves these windows of `capture` that have boxes with a class.
  mutating func save(windows: [Range<Int>], of capture: CaptureState) -> [Job] {
    let (allBoxes, labeled) = (capture.canvas.boxes, capture.labeledBoxes)
    let boxes = labeled.filter { annotation in
      windows.contains { $0.overlaps(annotation.box.samples) }
    }
    guard !boxes.isEmpty else {
      let (next, type) = (keyName(.box(.next)), keyName(.box(.typeClass)))
      showError(
        labeled.count < allBoxes.count
          ? "The boxes have no class yet. Press \(next) to select one, \(type) to type its class."
          : "No boxes in this window (the bright part of the time axis). "
            + "Press \(keyName(.box(.anchor))) to start one.")
      return []
    }
    beginJob(.saving)
    return [.dataset(.save(documentID: capture.id, windows: windows, boxes))]
  }

  /// Shows the window under the crosshair as the image that a save would write.
  private mutating func enterPreview() -> [Job] {
    guard let capture else { return [] }
    let window = capture.capture.window(capture.windows.samples(ofWindow: capture.windowIndex))
    let geometry = ImageGeometry(window)
    let boxes = capture.canvas.boxes.compactMap { annotation -> PreviewBox? in
      guard let label = annotation.label, let box = window.clip(annotation.box) else {
        return nil
      }
      return PreviewBox(pixels: geometry.pixels(of: box), label: label)
    }
    enter(
      .preview(
        PreviewState(
          captureID: capture.id, captureName: capture.capture.url.lastPathComponent,
          window: window, boxes: boxes)))
    beginJob(.computing)
    return [.capture(.preview(id: capture.id, window))]
  }

  /// Marks the boxes that were saved, and reports the samples.
  mutating func handle(saved: [SavedBoxes], documentID id: Int) -> [Job] {
    classes.add(saved.map(\.outcome.sample.signal.text))
    let unlabeled = canvas(withID: id)?.boxes.count { $0.label == nil } ?? 0
    let rest = unlabeled == 0 ? "" : " · \(unlabeled) without a class not saved"
    showInfo(Self.sentence(about: saved.map(\.outcome)) + rest)
    changeCanvas(withID: id) { canvas in
      for group in saved { canvas.editor.markSaved(group) }
    }
    return writeLabels(documentID: id) + readWindowsAgain(documentID: id)
  }

  private static func sentence(about outcomes: [SaveOutcome]) -> String {
    guard outcomes.count > 3 else {
      return outcomes.map(sentence(about:)).joined(separator: " · ")
    }
    return "Saved \(Quantity.count(outcomes.count, "sample")): "
      + Self.counts(of: outcomes.map(\.change))
  }

  /// How many of `changes` are of each kind: "2 new, 1 unchanged".
  static func counts(of changes: [SaveOutcome.Change]) -> String {
    let kinds: [(SaveOutcome.Change, String)] = [
      (.saved, "new"), (.replaced, "with new boxes"), (.unchanged, "unchanged"),
    ]
    return kinds.compactMap { change, text in
      let count = changes.count { $0 == change }
      return count > 0 ? "\(count) \(text)" : nil
    }.joined(separator: ", ")
  }

  static func sentence(about outcome: SaveOutcome) -> String {
    let (sample, total) = (outcome.sample, outcome.total)
    let samples = Quantity.count(total, "sample")
    switch outcome.change {
    case .saved: return "Saved \(sample) (\(samples))"
    case .replaced: return "Saved \(sample) again, with new boxes (\(samples))"
    case .unchanged: return "\(sample) already holds these boxes (\(samples))"
    }
  }
}

extension CaptureState {
  /// The boxes that have a class, which are those that saves include.
  var labeledBoxes: [Annotation] { canvas.boxes.filter { $0.label != nil } }

  /// Whether a box that a person drew or accepted overlaps `samples`.
  func hasBoxes(in samples: Range<Int>) -> Bool {
    canvas.boxes.contains { !$0.isUnverified && $0.box.samples.overlaps(samples) }
  }

  /// The indices of the windows that contain any of `annotations`, in order.
  fileprivate func windowIndices(of annotations: [Annotation]) -> [Int] {
    Set(annotations.flatMap { windows.indices(overlapping: $0.box.samples) }).sorted()
  }
}
